import { expect, test } from 'vitest';
import { withMarks, withoutUnseen } from '../../src/analyzer/unseen.ts';
import { redact } from '../../src/engine/redact.ts';

const HIDDEN = ['\u202a', '\u202e', '\u2066', '\u2069', '\u200b', '\u200f', '\u0000', '\u001b', '\u0085', '\ufeff'];

test.each(HIDDEN.map((unit) => [unit.charCodeAt(0).toString(16), unit]))('見えない文字U+%sは、一覧では印にし、写す文には入れない', (_code, unit) => {
  expect(withMarks(`a${unit}b`)).toMatch(/^a\[(?:U\+[0-9A-F]{4}|NUL|ESC)\]b$/);
  expect(withoutUnseen(`a${unit}b`)).toBe('ab');
});

test('向きを変える字で隠れた名前が、一覧では見える', () => {
  expect(withMarks('\u202egnp.exe')).toBe('[U+202E]gnp.exe');
  expect(withMarks('\u0000\u001b[31mred')).toBe('[NUL][ESC][31mred');
  expect(withoutUnseen('\u001b[31mred\u001b[0m')).toBe('red');
});

test('ふつうの文字、タブ、改行はそのまま', () => {
  const text = 'PPPoE セッション\t［1］\r\nÄ 😀';
  expect([withMarks(text), withoutUnseen(text)]).toEqual([text, text]);
});

test('幅のない空白で割ったアドレスも、外してから隠せる', () => {
  expect(redact(withoutUnseen('from 126.77.\u200b88.99')).text).toBe('from 203.0.113.1');
});
