import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { generatedPages } from '../../src/bench/search-pages.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { searchDocuments, searchGlossary } from '../../src/kb/search-documents.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { splitIndex } from '../../src/search/split-index.ts';

test('今の項目の形をした2,000ページでも、最初に送る分は150KBに収まり、ページ数に比例する', async () => {
  const knowledge = await loadKnowledge();
  const documents = searchDocuments(knowledge);
  const glossary = searchGlossary(knowledge);
  const weight = (pages: number): number => gzipSync(JSON.stringify(splitIndex(buildSmallIndex(generatedPages(documents, pages), { glossary })).first), { level: 9 }).length;
  const whole = weight(2000);
  expect(whole).toBeLessThanOrEqual(150_000);
  expect(whole).toBeLessThan(weight(500) * 4.4);
}, 120_000);
