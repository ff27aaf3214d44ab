import { describe, expect, test } from 'vitest';
import { isAddressAsked, thingAsked } from '../../src/search/asks-what.ts';
import { kindsOnlyQuoting } from '../../src/search/pagefind-terms.ts';
import { isSaidToWork } from '../../src/search/said-to-work.ts';
import { createTokenizer } from '../../src/search/tokenize.ts';

const tokenize = createTokenizer();

describe('何かを聞く質問', () => {
  test.each([
    ['モデムとは一体どういうものなんでしょうか', '#モデム'],
    ['NATって何', '#NAT'],
    ['what is NAT', '#NAT'],
    ['192.168.11.1って何？', '192.168.11.1'],
    ['なぜモデムとは別の箱がいるの', undefined],
    ['モデムが熱い', undefined],
  ])('「%s」が聞いているのは %s', (text, thing) => {
    expect(thingAsked(tokenize(text))?.term).toBe(thing);
  });

  test('アドレスのことを聞く質問だけ、本文でログの文を探さない', () => {
    expect(kindsOnlyQuoting('192.168.11.1って何？')).toEqual(['message']);
    expect(kindsOnlyQuoting('192.168.11.1 開かない')).toEqual([]);
    expect(kindsOnlyQuoting('NATって何')).toEqual([]);
    expect(isAddressAsked(undefined)).toBe(false);
  });
});

test.each([
  ['スマホは繋がるのにパソコンだけ繋がらない', ['スマホ']],
  ['パソコンでは使えます スマホが使えません', ['パソコン']],
  ['スマホもパソコンもつながらない', []],
])('「%s」で動いている機器は %j', (text, working) => {
  expect(tokenize(text).filter((token) => isSaidToWork(token, text)).map(({ from, to }) => text.slice(from, to))).toEqual(working);
});
