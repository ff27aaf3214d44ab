import { describe, expect, test } from 'vitest';
import { compileCatalogue, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));
const LINES = 20;
/** Nearly the longest line that is matched. */
const UNITS = 8000;

/** Milliseconds of processor time for reading lines of one word made of these pieces, the better of two. */
function cost(piece: string): number {
  const text = `${piece.repeat(Math.floor(UNITS / piece.length))}\n`.repeat(LINES);
  return Math.min(...[0, 1].map(() => {
    const before = process.cpuUsage();
    readLog(text, catalogue, { now: 0 });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }));
}

describe('とても長い1語の行', () => {
  // A header that asked behind every mark what follows took eighty milliseconds for such a line.
  test.each(['1.1.1.', 'a.a.b.', 'a-b_c-', '[a][b]', 'a=b;c=', 'ab:cd:', 'a/b/c/'])('「%s」の続く行も、印のない行と同じくらいで読める', (piece) => {
    const plain = cost('abcdef');
    expect(cost(piece)).toBeLessThan(plain * 10 + 400);
  });
});
