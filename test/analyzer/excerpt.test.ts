import { expect, test } from 'vitest';
import { EXAMPLES } from '../../src/analyzer/examples.ts';
import { excerptOf, fitsTextBox } from '../../src/analyzer/excerpt.ts';
import { readFileSync } from 'node:fs';

test('欄に入る長さなら、そのまま見せる', () => {
  expect(excerptOf('a\nb')).toEqual({ text: 'a\nb', whole: true, lines: 2, units: 3 });
  expect(excerptOf('')).toEqual({ text: '', whole: true, lines: 0, units: 0 });
});

test('長いログは、はじめと終わりの30行と、間の行数を見せる', () => {
  const text = Array.from({ length: 5000 }, (_, index) => `行${index + 1}`).join('\n');
  const { text: shown, whole, lines } = excerptOf(`${text}\n`);
  expect({ whole, lines }).toEqual({ whole: false, lines: 5001 });
  const rows = shown.split('\n');
  expect(rows).toHaveLength(61);
  expect([rows[0], rows[29], rows[31], rows[60]]).toEqual(['行1', '行30', '行4971', '行5000']);
  expect(rows[30]).toContain('4,941行');
});

test('とても長い1行も、短く見せる', () => {
  const shown = excerptOf('x'.repeat(1_000_000));
  expect(shown.whole).toBe(false);
  expect(shown.text).toBe(`${'x'.repeat(400)}……（この行は1,000,000文字）`);
});

test('行が多くても、文字が多くても、欄には入れない', () => {
  expect(fitsTextBox('\n'.repeat(1999))).toBe(true);
  expect(fitsTextBox('\n'.repeat(2000))).toBe(false);
  expect(fitsTextBox('x'.repeat(200_001))).toBe(false);
});

test('例のログは、試験に使うログと同じである', () => {
  const log = (name: string): string => readFileSync(new URL(`../logs/faults/ocn-moved-to-ipoe/${name}`, import.meta.url), 'utf8').trimEnd();
  expect(EXAMPLES.map(({ text }) => text)).toEqual([log('log.txt'), log('recovered.txt')]);
});
