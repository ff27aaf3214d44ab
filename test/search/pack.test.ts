import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../src/bench/search-pages.ts';
import { bitReader, bitWriter } from '../../src/search/bit-coder.ts';
import { codeLengths, codeTree } from '../../src/search/code-tree.ts';
import { pack, unpack, unpackInSlices } from '../../src/search/pack.ts';
import { ASKED, corpus } from './corpus.ts';

const again = (texts: readonly string[]): readonly string[] => {
  const { letters, packed } = JSON.parse(JSON.stringify(pack(texts))) as ReturnType<typeof pack>;
  return unpack(letters, packed);
};

describe('詰めた文', () => {
  test.each(['', 'a', 'aaaa', 'つながらない', '改行\nとタブ\tと"引用符"と\\', '🍣と𠮷野家', '\ud800だけ', 'ア'.repeat(500)])('「%s」は、元に戻る', (text) => {
    expect(again([text])).toEqual([text]);
  });

  test('どんな文の並びでも元に戻り、JSONで1文字1バイトの文字だけになる', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 3 }), (texts) => {
      expect(again(texts)).toEqual(texts);
      for (const { code } of pack(texts).packed) expect(code).toMatch(/^[A-Za-z0-9+/=]*$/);
    }));
  });

  test('くり返しの多い文も、途中で変わる文も、元に戻る', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('PPPoEセッションが切れました。', 'link down on eth0', 'link up on eth0', 'あ', '\n', '7'), { minLength: 50, maxLength: 300 }), (pieces) => {
      expect(again([pieces.join('')])).toEqual([pieces.join('')]);
    }));
  });

  test('同じ文は、いつ詰めても同じ文字になる', () => {
    // What one build writes, every browser must read: the numbers of the model may not differ by a bit.
    expect(pack(['インターネットにつながらない\nルーターのランプが赤い\nインターネットが遅い']).packed).toEqual([{ count: 37, code: 'esmqPsXjGmpu0ubsQKCJ81Oto8Fa' }]);
  });

  test('あとの文は、前の文から学んだことで小さくなる', () => {
    const text = ASKED.slice(0, 40).map(({ query }) => query).join('\n');
    const [first, second] = pack([text, text]).packed;
    expect(second!.code.length).toBeLessThan(first!.code.length / 5);
  });

  test('先の文だけでも読める', () => {
    const { letters, packed } = pack(['先の文です。', 'あとの文です。']);
    expect(unpack(letters, packed.slice(0, 1))).toEqual(['先の文です。']);
  });

  test('少しずつ読める', () => {
    const { letters, packed } = pack(['つながらない。'.repeat(300)]);
    const pauses = [...unpackInSlices(letters, packed)].length;
    expect(pauses).toBeGreaterThan(5);
  });

  test('2,000ページ分のことばは、gzipより2割以上小さくなる', () => {
    const text = generatedPages(corpus(() => false).documents, 2000).flatMap(({ title, fields }) => [title, ...fields.wordings]).join('\n');
    expect(gzipSync(JSON.stringify(pack([text]))).length).toBeLessThan(gzipSync(text, { level: 9 }).length * 0.8);
  });
});

describe('1ビットずつの符号', () => {
  test('どんな見こみで書いたビットも、同じ見こみで読める', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 0, max: 1 })), { maxLength: 2000 }), (bits) => {
      const writer = bitWriter();
      for (const [chance, bit] of bits) writer.code(chance, bit);
      const reader = bitReader(writer.end());
      expect(bits.map(([chance]) => reader.code(chance, 0))).toEqual(bits.map(([, bit]) => bit));
    }));
  });

  test('見こみどおりのビットは、ほとんど場所を取らない', () => {
    const writer = bitWriter();
    for (let i = 0; i < 10_000; i += 1) writer.code(65_000, 1);
    expect(writer.end().length).toBeLessThan(25);
  });
});

describe('文字の符号', () => {
  test('多い文字ほど短く、木をたどると、どの文字にも着く', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 300 }), (unsorted) => {
      const counts = unsorted.sort((a, b) => b - a);
      const lengths = codeLengths(counts);
      expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
      const perLength = Array.from({ length: Math.max(...lengths) }, (_, i) => lengths.filter((length) => length === i + 1).length);
      const tree = codeTree(perLength);
      const found = counts.map((_, letter) => {
        let node = 0;
        for (let left = tree.lengths[letter]! - 1; left >= 0; left -= 1) node = tree.next[2 * node + ((tree.bits[letter]! >>> left) & 1)]!;
        return -1 - node;
      });
      expect(found).toEqual(counts.map((_, letter) => letter));
    }));
  });
});
