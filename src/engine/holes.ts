import type { Catalogue } from './catalogue.ts';
import type { Columns } from './columns.ts';
import { foldBuffer, foldInto, offsetIn } from './fold.ts';
import { emptyMatch, matchTrie } from './match.ts';
import { ownTrie } from './own-trie.ts';
import { repeatIn } from './repeats.ts';

/** What one hole took: offsets in the text. */
export interface HoleValue {
  readonly name: string;
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const folded = foldBuffer(8192);
const match = emptyMatch();

/** The holes of one line's message, read again when asked for: keeping them for every line would cost more than the match. */
export function holesOf(text: string, columns: Columns, catalogue: Catalogue, line: number): readonly HoleValue[] {
  const index = columns.template[line]!;
  const template = catalogue.templates[index];
  if (template === undefined || template.names.length === 0) return [];
  const body = columns.from[line]! + columns.body[line]!;
  const held = columns.repeats.has(line) ? repeatIn(text, columns.from[line]!, columns.to[line]!) : null;
  foldInto(text, body, held?.from === body ? held.to : columns.to[line]!, folded);
  if (!matchTrie(ownTrie(template), folded.codes, 0, folded.length, match)) return [];
  return template.names.map((name, hole) => ({
    name,
    type: template.types[hole]!,
    from: offsetIn(folded, match.from[hole]!),
    to: endOffset(match.from[hole]!, match.to[hole]!),
  }));
}

/** The offset after the last unit a hole took; blanks that folding dropped after it do not belong to it. */
function endOffset(from: number, to: number): number {
  return to > from ? offsetIn(folded, to - 1) + 1 : offsetIn(folded, to);
}

/** Characters without width, and what mending a paste leaves in their way: within a value they say nothing. */
const UNSEEN = /[\u200b-\u200f\u2060\ufeff\u00ad\u061c\u202a-\u202e\u2066-\u2069\ufdd0]/g;

/** What stands in a text from `from` to `to`, as a value that is compared. */
export function valueIn(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(UNSEEN, '').normalize('NFKC').trim();
}
