import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { fullTextSearch } from './src/build/full-text.ts';
import { knowledgeBase } from './src/build/knowledge-base.ts';
import { offlinePacks } from './src/build/offline-packs.ts';

const { BASE_PATH, SITE_URL } = process.env;

export default defineConfig({
  base: BASE_PATH || '/',
  // Without a site, no page prints an address that could turn out wrong.
  ...(SITE_URL ? { site: SITE_URL } : {}),
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // The policy of every page forbids inline scripts and styles; highlighting would write inline styles.
  vite: { build: { assetsInlineLimit: 0, rolldownOptions: { onwarn: quiet } } },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // Typographic quotes and dashes would rewrite log text.
  integrations: [mdx({ smartypants: false }), knowledgeBase(), fullTextSearch(), offlinePacks()],
});

/** Every MDX entry carries a directive that means nothing to the bundler; its warnings would bury the ones that matter. */
function quiet(warning, warn) {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
}
