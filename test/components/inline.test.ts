import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInline, plainText } from '../../src/components/inline.ts';

describe('前書きの文の中では', () => {
  test.each([
    ['ログの文', '`PPPoE セッション解放[メイン]`が出ます', [{ type: 'code', text: 'PPPoE セッション解放[メイン]' }, { type: 'text', text: 'が出ます' }]],
    ['強調', '**先に**撮ります', [{ type: 'strong', children: [{ type: 'text', text: '先に' }] }, { type: 'text', text: '撮ります' }]],
    ['辞典の中へのリンク', '[原因](/causes/moved-to-ipoe/)へ', [{ type: 'link', path: '/causes/moved-to-ipoe/', children: [{ type: 'text', text: '原因' }] }, { type: 'text', text: 'へ' }]],
    ['目印つきのリンク', '[`SAM`](/messages/ntt-hgw/sam/#started)', [{ type: 'link', path: '/messages/ntt-hgw/sam/#started', children: [{ type: 'code', text: 'SAM' }] }]],
  ])('%sがそれとして読まれる', (_name, source, nodes) => {
    expect(parseInline(source)).toEqual(nodes);
  });

  test.each([
    ['外へのリンク', '[会社](https://example.com/)'],
    ['ほかの仕組みのリンク', '[ここ](javascript:alert)'],
    ['別のサイトへのリンク', '[ここ](//example.com/)'],
    ['HTML', '<b onclick=x>太字</b>'],
    ['閉じていない印', '**先に `撮る'],
    ['ログの星印', 'a*b と c*d'],
  ])('%sは、書いたままの文字になる', (_name, source) => {
    expect(parseInline(source)).toEqual([{ type: 'text', text: source }]);
  });

  test('コードの中の印は読まれない', () => {
    expect(parseInline('`**[x](/a/)**`')).toEqual([{ type: 'code', text: '**[x](/a/)**' }]);
  });

  test('印を外すと、言葉だけが残る', () => {
    expect(plainText('**まず**[スマホ](/checks/phone/)で`ping`を試します。')).toBe('まずスマホでpingを試します。');
  });

  test('印のない文は、どんな文字でもそのまま戻る', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !/[`*[]/.test(text)), (text) => {
      expect(plainText(text)).toBe(text);
    }));
  });
});
