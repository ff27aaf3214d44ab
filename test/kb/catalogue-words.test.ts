import { expect, test } from 'vitest';
import { catalogueSource, catalogueWords } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';

const knowledge = await loadKnowledge();
const words = catalogueWords(knowledge);
const { stories, calms, messages, families } = catalogueSource(knowledge);

test('エンジンが名を挙げるものには、どれも言葉がある', () => {
  expect([...stories, ...(calms ?? [])].map(({ cause }) => cause).filter((cause) => !(cause in words.causes))).toEqual([]);
  expect(stories.flatMap(({ settle }) => settle).filter((check) => !(check in words.checks))).toEqual([]);
  expect(messages.map(({ id }) => id).filter((id) => !(id in words.messages))).toEqual([]);
  expect(families.map(({ id }) => id).filter((id) => !(id in words.families))).toEqual([]);
});

test('答えが支える原因は、ログに出ないものも名前で言える', () => {
  const supported = new Set(Object.values(words.checks).flatMap(({ answers }) => answers.flatMap(({ supports }) => supports)));
  expect(supported.size).toBeGreaterThan(20);
  expect([...supported].filter((cause) => !(cause in words.causes) && !(cause in words.otherCauses))).toEqual([]);
  expect(Object.keys(words.otherCauses).filter((cause) => cause in words.causes)).toEqual([]);
});
