import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { packCatalogue } from '../kb/catalogue-columns.ts';
import { catalogueSource, catalogueWords } from '../kb/catalogue.ts';
import { checkIntegrity } from '../kb/integrity.ts';
import { formatIssues } from '../kb/issue.ts';
import { loadKnowledge, type Knowledge } from '../kb/load.ts';
import { packIds } from '../kb/message-ids.ts';
import { columnsOf } from '../kb/word-columns.ts';
import { pack } from '../search/pack.ts';

/** Modules that only the build can write: the compiled catalogue and its words, so that the analyzer needs no request for them. */
const MODULES: Readonly<Record<string, (knowledge: Knowledge, source: (path: string) => string) => string>> = {
  'virtual:jiten/message-ids': (knowledge, source) => `import { idsOf } from ${source('kb/message-ids')};
export default idsOf(${parsed(packIds(catalogueSource(knowledge).messages.map(({ id }) => id)))});`,
  'virtual:jiten/catalogue': (knowledge, source) => `import ids from 'virtual:jiten/message-ids';
import { catalogueOf } from ${source('kb/catalogue-columns')};
export default catalogueOf(${parsed(packCatalogue(catalogueSource(knowledge)))}, ids);`,
  'virtual:jiten/words': (knowledge, source) => {
    const { messages, ...rest } = catalogueWords(knowledge);
    return `import ids from 'virtual:jiten/message-ids';
import { unpack } from ${source('search/pack')};
import { messagesOf } from ${source('kb/word-columns')};
const { columns, ...rest } = JSON.parse(unpack(${parsed(pack(JSON.stringify({ columns: columnsOf(messages), ...rest })))}));
export default { messages: messagesOf(columns, ids), ...rest };`;
  },
};

/** JSON.parse of a string starts faster in a browser than the same text as a literal. */
function parsed(data: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
}

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
                const write = id.startsWith('\0') ? MODULES[id.slice(1)] : undefined;
                return write?.(await loadKnowledge(), (path) => JSON.stringify(fileURLToPath(new URL(`./src/${path}.ts`, config.root))));
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
