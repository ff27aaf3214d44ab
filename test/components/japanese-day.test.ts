import { describe, expect, test } from 'vitest';
import { japaneseDay, yearOf } from '../../src/components/japanese-day.ts';
import { caseEntry } from '../../src/schema/entries.ts';

const happened = caseEntry.shape.happened;

describe('いつの話か', () => {
  test.each([['2023', '2023年'], ['2023-03', '2023年3月'], ['2023-03-05', '2023年3月5日']])('%sは、%sと読める', (day, read) => {
    expect(japaneseDay(day)).toBe(read);
  });

  test('時期の書かれていない話は、時期不明と出る', () => {
    expect(happened.parse('undated')).toBe('undated');
    expect(japaneseDay('undated')).toContain('時期不明');
  });

  test('時期でも時期不明でもない言葉は、直し方つきで断る', () => {
    for (const word of ['むかし', 'unknown', '2023年', '']) {
      const read = happened.safeParse(word);
      expect(read.success, word).toBe(false);
      expect(read.error?.issues[0]?.message).toMatch(/undated/);
    }
  });

  test('年のないログの行は、話の年か、確かめた年の行として読む', () => {
    expect(yearOf('2016-05', '2026-11-22')).toBe(2016);
    expect(yearOf('undated', '2026-11-22')).toBe(2026);
  });
});
