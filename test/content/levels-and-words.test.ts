import { describe, expect, test } from 'vitest';
import { notableOf } from '../../src/analyzer/notable.ts';
import { wordsAt, type MessageWords } from '../../src/analyzer/words.ts';
import { compileCatalogue, readLog, type LineLevel } from '../../src/engine/index.ts';
import { catalogueSource, catalogueWords } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const source = catalogueSource(knowledge);
const words: Readonly<Record<string, MessageWords>> = catalogueWords(knowledge).messages;

/** A sentence that clears a line of all suspicion, whatever follows: 「〜なら正常です」 does not. */
const CLEARS = /(?:^|。)(?:これは)?(?:正常|心配いりません|心配ありません|問題ありません|問題なし)(?:です)?(?:。|$)/;

describe('判定と言葉は、食い違わない', () => {
  test('手がかりや故障になる行を、正常とは言わない', () => {
    const wrong = source.messages.flatMap(({ id, level, when = [] }) => [level, ...when.map((one) => one.level)]
      .filter((one) => one === 'fault' || one === 'sign')
      .flatMap((one: LineLevel) => {
        const { meaning, worry = '' } = wordsAt(words[id]!, one);
        return CLEARS.test(meaning) || CLEARS.test(worry) ? [`${id} ${one}: ${meaning} ${worry}`] : [];
      }));
    expect(wrong).toEqual([]);
  });

  test('正常や「無視してよい」の行は、どのログでも「気をつけて見る行」に並ばない', () => {
    const catalogue = compileCatalogue(source);
    const wrong = [...logsBelow('healthy'), ...logsBelow('faults')].flatMap(({ name, text }) => {
      const reading = readLog(text, catalogue, { now: Date.UTC(2026, 10, 22) });
      return notableOf(reading, new Set()).filter(({ message, level }) => {
        const { level: usual, when = [] } = source.messages.find(({ id }) => id === message)!;
        return usual !== level && !when.some((one) => one.level === level);
      }).map(({ message }) => `${name}: ${message}`);
    });
    expect(wrong).toEqual([]);
  });

  test('家の中の範囲のアドレスをもらった行は、手がかりと言いながら正常とは言わない', () => {
    const { meaning, worry } = wordsAt(words['udhcpc/lease#got']!, 'sign');
    expect(`${meaning}${worry}`).not.toContain('正常');
    expect(wordsAt(words['udhcpc/lease#got']!, 'normal').worry).toContain('正常');
  });
});
