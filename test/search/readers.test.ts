import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadKnowledge, type Knowledge } from '../../src/kb/load.ts';
import { searchDocuments, searchGlossary } from '../../src/kb/search-documents.ts';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex, type SmallIndex } from '../../src/search/small-index.ts';

/** Three ways in which a reader would ask for a symptom, none of them written in its wordings. */
const READERS = Object.entries(JSON.parse(readFileSync(new URL('./data/readers.json', import.meta.url), 'utf8')) as Readonly<Record<string, readonly string[]>>);

let knowledge: Knowledge;
let index: SmallIndex;
beforeAll(async () => {
  knowledge = await loadKnowledge();
  index = buildSmallIndex(searchDocuments(knowledge), { glossary: searchGlossary(knowledge) });
}, 120_000);

describe('読者の3つの聞き方', () => {
  test.each(READERS)('%s は、どの聞き方でも5件のうちに出る', (page, questions) => {
    expect(questions.length).toBeGreaterThanOrEqual(3);
    const missed = questions.filter((question) => !query(index, question).slice(0, 5).some(({ url }) => url.replace(/#.*$/, '') === page));
    expect(missed).toEqual([]);
  });

  test('聞き方は、症状に書いてある言い方の写しではない', () => {
    const copied = READERS.flatMap(([page, questions]) => {
      const wordings = knowledge.of('symptom').find(({ path }) => path === page)?.data.wordings ?? expect.fail(`${page} がありません。`);
      return questions.filter((question) => wordings.includes(question));
    });
    expect(copied).toEqual([]);
  });
});
