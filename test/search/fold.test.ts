import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/search/fold.ts';

describe('書き方の違いをそろえる', () => {
  test.each([
    ['全角の英数字', 'ＰＲ－４００ＭＩ', 'PR-400MI'],
    ['半角カナ', 'ﾙｰﾀｰ', 'ルーター'],
    ['半角カナの濁点と半濁点', 'ﾊﾟｽﾜｰﾄﾞ', 'パスワード'],
    ['分解された濁点', 'ハ\u309aスワート\u3099', 'パスワード'],
    ['ひらがなとカタカナ', 'るーたー', 'ルーター'],
    ['大文字と小文字', 'WI-FI', 'wi-fi'],
    ['小さいカナ', 'ウィンドウズ', 'ウインドウズ'],
    ['ヴとバ', 'ヴァーチャル', 'バーチャル'],
    ['半角のヴァ', 'ｳﾞｧｰﾁｬﾙ', 'バーチャル'],
    ['カナのあとのダッシュ', 'ル－タ―', 'ルーター'],
    ['ローマ字の長音', 'rūtā', 'ruta'],
    ['ギガヘルツの1文字', '5㎓', '5ghz'],
  ])('%s: %s は %s と同じ', (_name, one, other) => {
    expect(fold(one).text).toBe(fold(other).text);
  });

  test.each([
    ['ポート', 'ボート'],
    ['バス', 'パス'],
    ['ハス', 'バス'],
    ['か', 'が'],
    ['ﾎﾟｰﾄ', 'ﾎﾞｰﾄ'],
    ['モデム', 'モテム'],
  ])('濁点の違いは残す: %s は %s ではない', (one, other) => {
    expect(fold(one).text).not.toBe(fold(other).text);
  });

  test('ASCIIの前のハイフンは長音にしない', () => {
    expect(fold('サーバ-A').text).toContain('-a');
    expect(fold('サーバ-').text.endsWith('ー')).toBe(true);
  });

  test('ASCIIだけの文も、ほかの文の中にあるときと同じに畳む', () => {
    const line = 'kernel: [WAN-1] Drop 192.0.2.1->10.0.0.2 "A_b" `{|}~';
    const alone = fold(line);
    const inside = fold(`漢${line}`);
    expect(alone.text).toBe(inside.text.slice(1));
    expect(alone.scripts).toEqual(inside.scripts.slice(1));
    expect(alone.from.map((at) => at + 1)).toEqual(inside.from.slice(1));
    expect(alone.to.map((at) => at + 1)).toEqual(inside.to.slice(1));
  });

  test('畳んだ文字は、元の文の位置を持つ', () => {
    const { text, from, to } = fold('ﾊﾟｽ5㎓');
    expect(text).toBe('ぱす5ghz');
    expect(from).toEqual([0, 2, 3, 4, 4, 4]);
    expect(to).toEqual([2, 3, 4, 5, 5, 5]);
  });

  test('どんな文でも、位置は元の文の中にあり、後ろへ進む', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (original) => {
        const { text, from, to, scripts } = fold(original);
        expect([from.length, to.length, scripts.length]).toEqual([text.length, text.length, text.length]);
        for (let i = 0; i < text.length; i += 1) {
          expect(from[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : from[i - 1]!);
          expect(to[i]).toBeGreaterThan(from[i]!);
          expect(to[i]).toBeLessThanOrEqual(original.length);
        }
      }),
    );
  });

  test('そろえた文をもう一度そろえても変わらない', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ァ-ヴぁ-んー一-龠a-zA-Z0-9 ｱ-ﾝﾞﾟ-]{0,40}$/), (original) => {
        const once = fold(original).text;
        expect(fold(once).text).toBe(once);
      }),
      { examples: [['ゥﾞ'], ['ｩﾞ'], ['ヵﾞ'], ['ッﾞ'], ['ゃﾟ']] },
    );
  });
});
