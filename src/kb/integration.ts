import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { catalogueSource, catalogueWords } from './catalogue.ts';
import { checkIntegrity } from './integrity.ts';
import { formatIssues } from './issue.ts';
import { loadKnowledge } from './load.ts';
import { columnsOf } from './word-columns.ts';

/** Modules that only the build can write: the compiled catalogue and its words, so that the analyzer needs no request for them. */
const MODULES: Readonly<Record<string, 'catalogue' | 'words'>> = {
  'virtual:jiten/catalogue': 'catalogue',
  'virtual:jiten/words': 'words',
};

/**
 * Ties the knowledge base into Astro: every fault of the content stops the build (Astro itself goes on when a
 * reference leads nowhere), and the catalogue reaches the browser as a JavaScript module.
 */
export function knowledgeBase(): AstroIntegration {
  return {
    name: 'router-log-jiten',
    hooks: {
      'astro:config:setup': ({ updateConfig, addWatchFile, config }) => {
        addWatchFile(new URL('./content/', config.root));
        updateConfig({
          vite: {
            plugins: [{
              name: 'jiten-catalogue',
              resolveId: (id: string) => (id in MODULES ? `\0${id}` : undefined),
              load: async (id: string) => {
                const what = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined;
                if (what === undefined) return undefined;
                const knowledge = await loadKnowledge();
                // JSON.parse of a string starts faster in a browser than the same text as a literal.
                const parsed = (data: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
                if (what === 'catalogue') return `export default ${parsed(catalogueSource(knowledge))};`;
                const { messages, ...rest } = catalogueWords(knowledge);
                const columns = fileURLToPath(new URL('./src/kb/word-columns.ts', config.root));
                return `import { messagesOf } from ${JSON.stringify(columns)};\nexport default { messages: messagesOf(${parsed(columnsOf(messages))}), ...${parsed(rest)} };`;
              },
            }],
          },
        });
      },
      'astro:build:start': async () => {
        const issues = checkIntegrity(await loadKnowledge(), new Date().toISOString().slice(0, 10));
        if (issues.length > 0) throw new AstroError(`内容に直すところが${issues.length}か所あります。\n${formatIssues(issues)}`, '直し方は各行の → のとおりです。書き方は content/README.md にあります。');
      },
    },
  };
}
