// Tells every page which lessons exist and which exercises stand on them. Runs in Node, at build time only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { catalog } from '@railyard/labs/catalog';
import type { BuiltLesson, CourseData } from '../../course/card.ts';
import { parseGlossary } from '../../course/glossary.ts';
import { cardsOf } from './cards.ts';

interface LoadedDoc {
  readonly title: string;
  readonly permalink: string;
  readonly frontMatter: { readonly sidebar_custom_props?: { readonly lesson?: unknown } };
}

interface LoadedDocs {
  readonly loadedVersions: readonly { readonly docs: readonly LoadedDoc[] }[];
}

/** The Docusaurus plugin; pages read its data with `usePluginData('course')`. */
export function coursePlugin({ siteDir }: LoadContext): Plugin {
  const cards = cardsOf(catalog);
  return {
    name: 'course',
    getPathsToWatch: () => [join(siteDir, 'docs/glossary.json'), join(siteDir, 'labs/**/*.ts')],
    async allContentLoaded({ allContent, actions }) {
      parseGlossary(JSON.parse(readFileSync(join(siteDir, 'docs/glossary.json'), 'utf8')));
      const content = allContent['docusaurus-plugin-content-docs']?.default as LoadedDocs | undefined;
      const docs = content?.loadedVersions.flatMap((version) => version.docs) ?? [];
      const lessons = docs.flatMap(({ title, permalink, frontMatter }): BuiltLesson[] => {
        const number = frontMatter.sidebar_custom_props?.lesson;
        if (typeof number !== 'number') return [];
        const exercises = [...cards.values()]
          .filter((card) => card.id.startsWith(`${number}.`))
          .map(({ id, title: name, core, prediction }) => ({
            ...{ id, title: name, core },
            ...(prediction ? { predicts: true } : {}),
          }));
        return [{ number, title, permalink, exercises }];
      });
      const data: CourseData = { lessons: lessons.sort((a, b) => a.number - b.number) };
      actions.setGlobalData(data);
    },
  };
}
