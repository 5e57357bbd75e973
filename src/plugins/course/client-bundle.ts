// What the browser's bundle leaves out. Runs in Node, at build time only.
import { join } from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';

/** Replaces the syntax colouring library by an empty stand-in. */
export function lightBundlePlugin({ siteDir }: LoadContext): Plugin {
  return {
    name: 'light-bundle',
    configureWebpack: () => ({
      resolve: {
        alias: { 'prism-react-renderer': join(siteDir, 'src/plugins/course/no-syntax-colours.ts') },
      },
    }),
  };
}
