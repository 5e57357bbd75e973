// Gives every <Exercise id="…"/> of a lesson its card at build time, so that a page carries its own exercises and no others.
import { catalog } from '@railyard/labs/catalog';
import { cardsOf } from './cards.ts';

interface MdxNode {
  readonly type: string;
  readonly name?: string | null;
  attributes?: { type: string; name?: string; value?: unknown }[];
  readonly children?: readonly MdxNode[];
  readonly position?: { readonly start: { readonly line: number } };
}

interface PageFile {
  readonly path: string;
}

/** A remark plugin; an unknown exercise stops the build with file and line. */
export function remarkExercise(): (tree: MdxNode, file: PageFile) => void {
  const cards = cardsOf(catalog);
  const visit = (node: MdxNode, file: PageFile): void => {
    if (node.type.startsWith('mdxJsx') && node.name === 'Exercise') {
      const id = node.attributes?.find((attribute) => attribute.name === 'id')?.value;
      const card = typeof id === 'string' ? cards.get(id) : undefined;
      if (!card) {
        const known = [...cards.keys()].join(', ');
        throw new Error(
          `${file.path}:${node.position?.start.line ?? 0}: there is no exercise ${String(id)}. Known: ${known}.`,
        );
      }
      node.attributes?.push({ type: 'mdxJsxAttribute', name: 'card', value: JSON.stringify(card) });
    }
    node.children?.forEach((child) => visit(child, file));
  };
  return (tree, file) => visit(tree, file);
}
