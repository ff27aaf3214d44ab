import { indexLiterals, type LiteralIndex, type Literals } from './literal-index.ts';
import type { Pattern } from './pattern.ts';

/** A line that ran out inside a template is taken for it only if this many literal characters agreed. */
export const CUT_LITERALS = 8;

/**
 * What a line must contain to hold a message of `patterns`, wherever in it the message begins: a line without it is
 * unknown, and neither its other headers nor what stands behind them need be read.
 */
export function anchorsOf(patterns: readonly Pattern[]): LiteralIndex {
  return indexLiterals(patterns.map(({ elements }) => ({
    texts: elements.flatMap((element) => (element.kind === 'literal' ? [element.text] : [])),
    closed: elements.at(-1)?.kind === 'literal',
  })));
}

/**
 * What a line must contain to be taken by one of the patterns that begin with a hole, or to be one cut off by a screen
 * after `CUT_LITERALS` units. These patterns cost every line a try, because nearly any line can begin like them.
 */
export function leadsOf(patterns: readonly Pattern[]): LiteralIndex {
  return indexLiterals(patterns.filter(({ elements: [first] }) => first?.kind === 'hole').map(beginning));
}

/** The literals of a pattern up to `CUT_LITERALS` units: what a line that was cut off there still has. */
function beginning({ elements }: Pattern): Literals {
  const texts: string[] = [];
  let left = CUT_LITERALS;
  for (const element of elements) {
    if (element.kind !== 'literal' || left === 0) continue;
    texts.push(element.text.slice(0, left));
    left -= texts.at(-1)!.length;
  }
  return { texts, closed: false };
}
