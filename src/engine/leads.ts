import { indexLiterals, type LiteralIndex } from './literal-index.ts';
import type { Pattern } from './pattern.ts';
import { buildTrie, type Trie } from './trie.ts';

/**
 * Templates that begin with a hole cost every line a try, because nearly any line can begin like them. What a line must
 * contain to be taken by one, or to be one cut off by a screen after `CUT_LITERALS` units, is looked for first.
 */
export interface Leads {
  readonly index: LiteralIndex;
  /** The few whose beginning has no four literal units in a row: they are tried. */
  readonly vague: Trie | null;
}

/** A line that ran out inside a template is taken for it only if this many literal characters agreed. */
export const CUT_LITERALS = 8;

/** The literals of a pattern up to `CUT_LITERALS` units: what a line that was cut off there still has. */
function beginning({ elements }: Pattern): readonly string[] {
  const texts: string[] = [];
  let left = CUT_LITERALS;
  for (const element of elements) {
    if (element.kind !== 'literal' || left === 0) continue;
    texts.push(element.text.slice(0, left));
    left -= texts.at(-1)!.length;
  }
  return texts;
}

/** `trie`, which holds `patterns`, with its leads. */
export function withLeads(trie: Trie, patterns: readonly Pattern[]): Trie {
  const led = patterns.filter(({ elements: [first] }) => first?.kind === 'hole');
  const { index, left } = indexLiterals(led.map((pattern) => ({ texts: beginning(pattern), closed: false })));
  return { ...trie, leads: { index, vague: left.length === 0 ? null : buildTrie(left.map((number) => led[number]!)) } };
}
