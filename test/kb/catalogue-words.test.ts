import { expect, test } from 'vitest';
import { catalogueOf, packCatalogue } from '../../src/kb/catalogue-columns.ts';
import { catalogueSource, catalogueWords } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { idsOf, packIds } from '../../src/kb/message-ids.ts';
import { columnsOf, messagesOf } from '../../src/kb/word-columns.ts';

const knowledge = await loadKnowledge();
const words = catalogueWords(knowledge);
const { stories, calms, messages, families } = catalogueSource(knowledge);

test('エンジンが名を挙げるものには、どれも言葉がある', () => {
  expect([...stories, ...(calms ?? [])].map(({ cause }) => cause).filter((cause) => !(cause in words.causes))).toEqual([]);
  expect(stories.flatMap(({ settle }) => settle).filter((check) => !(check in words.checks))).toEqual([]);
  expect(messages.map(({ id }) => id).filter((id) => !(id in words.messages))).toEqual([]);
  expect(families.map(({ id }) => id).filter((id) => !(id in words.families))).toEqual([]);
});

test('原因の最初の確かめ方を外した話は、自分の確かめ方を先に出す', () => {
  const own = words.causes['dfs-no-channel-left']!;
  expect(own.firstCheck?.url).toBe('/checks/wifi-log-radar/');
  expect(own.stories['nowhere-to-go']?.firstCheck?.url).toBe('/checks/which-wifi-channel/');
  // Lamps come before moving a computer to the ONU, though that settles more.
  expect(words.causes['pppoe-no-answer']!.stories['nobody-answers']?.firstCheck).toBeUndefined();
});

test('答えが支える原因は、ログに出ないものも名前で言える', () => {
  const supported = new Set(Object.values(words.checks).flatMap(({ answers }) => answers.flatMap(({ supports }) => supports)));
  expect(supported.size).toBeGreaterThan(20);
  expect([...supported].filter((cause) => !(cause in words.causes) && !(cause in words.otherCauses))).toEqual([]);
  expect(Object.keys(words.otherCauses).filter((cause) => cause in words.causes)).toEqual([]);
});

const through = <T>(data: T): T => JSON.parse(JSON.stringify(data)) as T;

test('列に並べた言葉と一覧は、同じ番号の並びでそのまま元に戻る', () => {
  const source = catalogueSource(knowledge);
  const ids = idsOf(through(packIds(source.messages.map(({ id }) => id))));
  expect(catalogueOf(through(packCatalogue(source)), ids)).toEqual(source);
  expect(messagesOf(through(columnsOf(words.messages)), ids)).toEqual(words.messages);
});

test('一語の見出しを持たない番号は、まとめない', () => {
  expect(idsOf(packIds(['a/b#c', 'a/b#d', 'e/f#c', 'a/b#g']))).toEqual(['a/b#c', 'a/b#d', 'e/f#c', 'a/b#g']);
  for (const id of ['a/b', 'a/b#', 'a/b#c d', 'a/b#c#d']) expect(() => packIds([id])).toThrow(id);
});

test('番地が番号と合わない文は、列に並べない', () => {
  const [id, message] = Object.entries(words.messages)[0]!;
  expect(() => columnsOf({ [id]: { ...message, url: '/messages/elsewhere/#here' } })).toThrow(id);
});

test('プロバイダーに聞けばわかる原因だけを、電話で聞く', () => {
  const asked = Object.entries(words.causes).filter(([, cause]) => 'isProviders' in cause).map(([id]) => id);
  expect(asked).toEqual(expect.arrayContaining(['moved-to-ipoe', 'pppoe-refused', 'line-unstable']));
  for (const atHome of ['stranger-logged-in', 'wifi-password-wrong', 'vpn-settings-differ', 'router-hung']) expect(asked).not.toContain(atHome);
});
