import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldBuffer, foldInto } from '../../src/engine/fold.ts';
import { anchorsOf, leadsOf } from '../../src/engine/leads.ts';
import { mayHoldLiterals, type LiteralIndex } from '../../src/engine/literal-index.ts';
import { isFault, parsePattern, type Pattern } from '../../src/engine/pattern.ts';
import { buildTrie } from '../../src/engine/trie.ts';
import { beginLine, emptyMatch, matchTrie } from '../../src/engine/match.ts';

function pattern(source: string): Pattern {
  const parsed = parsePattern(source);
  if (isFault(parsed)) throw new Error(parsed.fault);
  return parsed;
}

const TEMPLATES = ['{if:if}: link up', '{word} assigned {ip} for {mac}', 'PPPoE セッション解放[{text}]', 'ok', '{n} ({word}) {n}', 'session {word} ended', '発信 {n}', '{text} IN={if} OUT={if}'].map(pattern);
const trie = { ...buildTrie(TEMPLATES), leads: leadsOf(TEMPLATES) };
const plain = buildTrie(TEMPLATES);

function holds(index: LiteralIndex, line: string): boolean {
  const folded = foldBuffer(line.length);
  foldInto(line, 0, line.length, folded);
  return mayHoldLiterals(index, folded.codes, folded.length);
}

const piece = fc.constantFrom('eth0', ': link up', ' assigned ', '192.0.2.1', ' for ', '00:00:5e:00:53:01', 'PPPoE セッション解放[', ']', 'ok', '12', ' (', ') ', 'session ', ' ended', '発信 ', ' IN=', ' OUT=', ': ', ' ', 'ｶﾞ', '…', 'ｏｋ');
const line = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.constantFrom('eth0: link up', 'dhcpd assigned 192.0.2.1 for 00:00:5e:00:53:01', 'PPPoE セッション解放[main]', 'ok', '12 (a) 3', 'session x ended', '発信 12', 'fw: IN=eth0 OUT=wan0'),
);

describe('行にひな形の言葉があるかを先に見る', () => {
  test('言葉がないと言われた行は、どこから読んでもどのひな形にも合わない', () => {
    const anchors = anchorsOf(TEMPLATES);
    fc.assert(fc.property(line, (text) => {
      if (holds(anchors, text)) return;
      const folded = foldBuffer(text.length);
      foldInto(text, 0, text.length, folded);
      for (let from = 0; from < folded.length; from += 1) expect(matchTrie(plain, folded.codes, from, folded.length, emptyMatch())).toBe(false);
    }), { numRuns: 2000 });
  });

  test('ひな形に合う行では、いつも言葉があると答える', () => {
    const anchors = anchorsOf(TEMPLATES);
    for (const known of ['eth0: link up', 'x assigned 192.0.2.1 for 00:00:5e:00:53:01', '2024/01/01 PPPoE セッション解放[main]', 'ok', '12 (a) 3', '発信 12']) expect(holds(anchors, known)).toBe(true);
    for (const other of ['eth0: link down', 'assigned to nobody', 'book', '発信', 'session x ended twice']) expect(holds(anchors, other)).toBe(other === 'book');
  });

  test('穴で始まるひな形を先に落としても、落とさずに読んだ時と答えが同じ', () => {
    fc.assert(fc.property(line, fc.nat(6), (text, from) => {
      const folded = foldBuffer(text.length);
      foldInto(text, 0, text.length, folded);
      if (from >= folded.length) return;
      const quick = emptyMatch();
      const whole = emptyMatch();
      beginLine();
      // The line is read from its end to its beginning, as a message behind several headers is.
      for (let later = folded.length - 1; later > from; later -= 3) matchTrie(trie, folded.codes, later, folded.length, quick, true);
      const found = matchTrie(trie, folded.codes, from, folded.length, quick, true);
      expect(matchTrie(plain, folded.codes, from, folded.length, whole)).toBe(found);
      if (found) expect([quick.node, quick.count, ...quick.from.slice(0, quick.count), ...quick.to.slice(0, quick.count)]).toEqual([whole.node, whole.count, ...whole.from.slice(0, whole.count), ...whole.to.slice(0, whole.count)]);
    }), { numRuns: 2000 });
  });

  test('2文字の言葉もないひな形があれば、どの行も落とさない', () => {
    expect(holds(anchorsOf([pattern('{n}:{n}')]), 'nothing of it')).toBe(true);
    expect(holds(anchorsOf([pattern('{n}: {n}')]), 'nothing of it')).toBe(false);
  });
});
