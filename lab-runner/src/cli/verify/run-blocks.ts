// Finds the runnable command blocks (`<Run …>`) of a lesson, so that a test can type what a reader would.
import { createProcessor } from '@mdx-js/mdx';

export interface RunBlock {
  readonly id: string;
  readonly command: string;
  /** What the lesson claims the terminal shows: lines in order, `…` for anything. */
  readonly expect: string | undefined;
  /** Exercise whose values fill the command's placeholders. */
  readonly exercise: string | undefined;
  /** Set when the reader ends the command by Ctrl-C. */
  readonly leave: string | undefined;
  readonly line: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly children?: readonly SyntaxNode[];
  readonly attributes?: readonly Attribute[];
  readonly position?: { readonly start: { readonly line: number } };
}

interface Attribute {
  readonly name?: string;
  readonly value?:
    string | null | { readonly data?: { readonly estree?: { readonly body: readonly unknown[] } | null } };
}

/** Blocks in reading order. Throws with the line of a block that has neither command nor text, or no id. */
export function runBlocks(mdx: string): readonly RunBlock[] {
  const body = mdx.replace(/^---\n[\s\S]*?\n---\n/, (front) => '\n'.repeat(front.split('\n').length - 1));
  const blocks: RunBlock[] = [];
  visit(createProcessor().parse(body) as SyntaxNode, (node) => {
    if (node.name !== 'Run') return;
    const attribute = (name: string) => textOf(node.attributes?.find((one) => one.name === name)?.value);
    const line = node.position?.start.line ?? 0;
    const command = attribute('command') ?? proseOf(node).trim();
    const id = attribute('id');
    if (id === undefined || command === '')
      throw new SyntaxError(`The <Run> in line ${line} has no id or no command.`);
    blocks.push({
      id,
      command,
      expect: attribute('expect'),
      exercise: attribute('exercise'),
      leave: attribute('leave'),
      line,
    });
  });
  return blocks;
}

function visit(node: SyntaxNode, see: (node: SyntaxNode) => void): void {
  see(node);
  node.children?.forEach((child) => visit(child, see));
}

function proseOf(node: SyntaxNode): string {
  return node.value ?? node.children?.map(proseOf).join('') ?? '';
}

/** A string attribute, or an expression that is one string or one template literal without holes. */
function textOf(value: Attribute['value']): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  const statement = value.data?.estree?.body[0] as { expression?: Expression } | undefined;
  const expression = statement?.expression;
  if (expression?.type === 'Literal') return String(expression.value);
  if (expression?.type === 'TemplateLiteral')
    return expression.quasis.map((quasi) => quasi.value.cooked).join('');
  return undefined;
}

type Expression =
  | { readonly type: 'Literal'; readonly value: unknown }
  | {
      readonly type: 'TemplateLiteral';
      readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
    }
  | { readonly type: 'Other' };
