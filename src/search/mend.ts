import { fold } from './fold.ts';
import type { OpenIndex } from './open-index.ts';
import { isNear, nearWords, SHORTEST_GUESS } from './spelling.ts';
import type { Token } from './tokenize.ts';

/**
 * The tokens with slips of one letter mended: パッファロー, プロパイダ, つんがらない, interent. Only what the index has nothing for is
 * touched, and a mended token still covers what was typed.
 */
export function mendTokens(index: OpenIndex, tokens: readonly Token[], text: string): readonly Token[] {
  const mended: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const end = runEnd(tokens, i);
    const run = tokens.slice(i, end);
    mended.push(...(mendRun(index, run, text) ?? run));
    i = end;
  }
  return mended;
}

/** Pairs of one word overlap; anything else stands alone. */
function runEnd(tokens: readonly Token[], start: number): number {
  const kind = tokens[start]?.kind;
  let end = start + 1;
  if (kind !== 'gram' && kind !== 'soft') return end;
  while (tokens[end]?.kind === kind && (tokens[end]?.from ?? 0) < (tokens[end - 1]?.to ?? 0)) end += 1;
  return end;
}

function mendRun(index: OpenIndex, run: readonly Token[], text: string): readonly Token[] | undefined {
  const first = run[0];
  const last = run[run.length - 1];
  if (first === undefined || last === undefined || run.every((token) => index.postings.has(token.term))) return undefined;
  const word = fold(text.slice(first.from, last.to)).text;
  const within = (tokens: readonly Token[]): Token[] => tokens.map((token) => ({ ...token, from: first.from, to: last.to }));
  const { spellings } = index.tokenize.lexicon;

  if (first.kind === 'word' || first.kind === 'gram') {
    if (first.kind === 'gram' && !/^[ぁ-ゖー]+$/.test(word)) return undefined;
    const known = nearWords(word, spellings.keys()).map((spelling) => spellings.get(spelling) ?? '');
    const id = known.find((candidate) => index.postings.has(`#${candidate}`));
    if (id !== undefined) return within([{ ...first, term: `#${id}`, kind: 'domain' }]);
    if (first.kind === 'word') return undefined;
    const kana = nearWords(word, index.kanaWords)[0];
    return kana === undefined ? undefined : within(pairs(kana).map((term) => ({ ...first, term, kind: 'gram' })));
  }
  if (first.kind === 'soft') {
    const id = nearInside(word, spellings);
    return id !== undefined && index.postings.has(`#${id}`) ? within([{ ...first, term: `#${id}`, kind: 'domain' }]) : undefined;
  }
  return undefined;
}

function pairs(word: string): string[] {
  const letters = word.replaceAll('ー', '');
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2));
}

/** A word of hiragana has no edges, so a spelling is looked for anywhere in the run; the longest wins. */
function nearInside(run: string, spellings: ReadonlyMap<string, string>): string | undefined {
  let best: string | undefined;
  for (const [spelling] of spellings) {
    if (spelling.length < SHORTEST_GUESS + 1 || spelling.length > run.length + 1 || spelling.length <= (best?.length ?? 0)) continue;
    if (!/^[ぁ-ゖ]+$/.test(spelling)) continue;
    for (let at = 0; at + spelling.length <= run.length + 1; at += 1) {
      const near = [-1, 0, 1].some((more) => {
        const candidate = run.slice(at, at + spelling.length + more);
        return candidate.charAt(0) === spelling.charAt(0) && isNear(candidate, spelling);
      });
      if (near) {
        best = spelling;
        break;
      }
    }
  }
  return best === undefined ? undefined : spellings.get(best);
}
