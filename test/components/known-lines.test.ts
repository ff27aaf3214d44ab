import { describe, expect, test } from 'vitest';
import { knownLines } from '../../src/components/known-lines.ts';
import { compileCatalogue } from '../../src/engine/index.ts';

const catalogue = compileCatalogue({
  version: 'test',
  families: [{ id: 'box', processes: [], programs: [], formats: [{ id: 'box#log', header: '{at:time} {message}', order: 'newest-first' }] }],
  messages: [{ id: 'box/session#released', family: 'box', templates: ['PPPoE セッション解放[{session:text}]'], level: 'sign' }],
  stories: [],
});

describe('実例のログは', () => {
  const log = '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]\n\n  知らない行です\n';

  test('わかる行だけが、その文の意味につながる', () => {
    const known = knownLines(log, catalogue, 2023).filter(({ message }) => message !== undefined);
    expect(known).toEqual([{ text: '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]', message: 'box/session#released' }]);
  });

  test('つなぎ合わせると、1文字も変わらず元に戻る', () => {
    expect(knownLines(log, catalogue, 2023).map(({ text }) => text).join('')).toBe(log);
  });
});
