import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../src/bench/search-pages.ts';
import { pack, unpack } from '../../src/search/pack.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { corpus } from './corpus.ts';

describe('詰めた文', () => {
  test.each(['', 'a', 'つながらない', '改行\nとタブ\tと"引用符"と\\', '🍣と𠮷野家', 'ア'.repeat(500)])('「%s」は、元に戻る', (text) => {
    expect(unpack(pack(text))).toBe(text);
  });

  test('どんな文でも元に戻り、JSONで1文字1バイトの文字だけになる', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const packed = pack(text);
      expect(unpack(packed)).toBe(text);
      expect(packed.text).toMatch(/^[ !#-[\]-~]*$/);
    }));
  });

  test('1バイトの文字が足りなくなる境目でも元に戻る', () => {
    for (const letters of [92, 93, 94, 185, 186, 187, 3000, 8649]) {
      const text = Array.from({ length: letters }, (_, i) => String.fromCharCode(0x3400 + i)).join('');
      expect(unpack(pack(text))).toBe(text);
    }
    expect(() => pack(Array.from({ length: 8650 }, (_, i) => String.fromCharCode(0x3400 + i)).join(''))).toThrow('8650');
  });

  test('2,000ページ分のことばは、そのまま圧縮するより1割以上小さくなる', () => {
    const { words } = buildSmallIndex(generatedPages(corpus(() => false).documents, 2000));
    expect(unpack(words).length).toBeGreaterThan(50_000);
    expect(gzipSync(words.alphabet + words.text).length).toBeLessThan(gzipSync(unpack(words)).length * 0.9);
  });
});
