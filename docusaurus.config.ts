// The site: one course of lessons, no blog, nothing fetched from elsewhere. Knows the runner only as the origin it is served from.
import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';
import { lightBundlePlugin } from './src/plugins/course/client-bundle.ts';
import { coursePlugin } from './src/plugins/course/index.ts';
import { remarkExercise } from './src/plugins/course/remark-exercise.ts';

const config: Config = {
  title: 'Kafka Railyard',
  tagline: 'Run Apache Kafka, break it, and be graded on what the cluster really did',
  favicon: 'img/favicon.svg',
  url: 'http://127.0.0.1:4000',
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: { v4: true, faster: true },
  i18n: { defaultLocale: 'en', locales: ['en'] },
  markdown: { hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  clientModules: ['./src/client/railyard.ts'],
  presets: [
    [
      'classic',
      {
        docs: {
          path: 'docs',
          routeBasePath: 'lessons',
          sidebarPath: './sidebars.ts',
          include: ['[0-9]*/**/*.mdx'],
          breadcrumbs: false,
          remarkPlugins: [remarkExercise],
        },
        blog: false,
        sitemap: false,
        theme: { customCss: ['./src/css/fonts.css', './src/css/palette.css', './src/css/site.css'] },
      } satisfies Preset.Options,
    ],
  ],
  plugins: [coursePlugin, lightBundlePlugin],
  themes: [
    [
      '@easyops-cn/docusaurus-search-local',
      {
        hashed: true,
        language: ['en'],
        indexBlog: false,
        docsRouteBasePath: '/lessons',
        highlightSearchTermsOnTargetPage: false,
        searchBarShortcutHint: false,
      },
    ],
  ],
  themeConfig: {
    colorMode: { defaultMode: 'light', respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: true } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
    navbar: {
      title: 'Kafka Railyard',
      items: [
        { to: '/course', label: 'Course', position: 'left' },
        { to: '/glossary', label: 'Glossary', position: 'left' },
      ],
    },
  } satisfies Preset.ThemeConfig,
};

export default config;
