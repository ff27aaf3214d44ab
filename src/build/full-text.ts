import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadKnowledge } from '../kb/load.ts';
import { fullText, searchGlossary } from '../kb/search-documents.ts';
import { indexTerms } from '../search/pagefind-terms.ts';

/**
 * Writes Pagefind's index of the full text, fed with our own tokens: its own segmentation of Japanese differs between
 * index and query, so that most real questions find nothing (pagefind issue 1237).
 */
export function fullTextSearch(): AstroIntegration {
  return {
    name: 'jiten-full-text',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { createIndex, close } = await import('pagefind');
        const fail = (errors: readonly string[]): void => { if (errors.length > 0) throw new Error(`pagefind: ${errors.join('; ')}`); };
        const { index, errors } = await createIndex({ writePlayground: false });
        fail(errors);
        const knowledge = await loadKnowledge();
        const glossary = searchGlossary(knowledge);
        for (const entry of knowledge.entries) {
          const added = await index!.addCustomRecord({
            url: entry.path,
            content: indexTerms(fullText(entry), glossary),
            language: 'en',
            meta: { title: entry.data.title, kind: entry.kind, summary: entry.data.summary },
            filters: { kind: [entry.kind] },
          });
          fail(added.errors);
        }
        fail((await index!.writeFiles({ outputPath: fileURLToPath(new URL('./pagefind/', dir)) })).errors);
        // Files may still be on their way to the disk when writeFiles answers (pagefind pull request 1272); closing waits for the process.
        await close();
        logger.info(`全文の索引: ${knowledge.entries.length}件`);
      },
    },
  };
}
