import type { Folded } from './fold.ts';
import { LONG } from './kana.ts';

/**
 * A folded text without what people leave out or put in at will: the lengthening mark, blanks, hyphens and middle dots. A blank
 * between two ASCII letters stays, as one space, because there it separates words. `at[i]` is the folded unit behind
 * skeleton unit `i`; `gap[i]` says that something was left out before it that separates words.
 */
export interface Skeleton {
  readonly text: string;
  readonly at: readonly number[];
  readonly gap: readonly boolean[];
}

export function skeletonOf(folded: Folded): Skeleton {
  let text = '';
  const at: number[] = [];
  const gap: boolean[] = [];
  let separated = true;
  for (let i = 0; i < folded.text.length; i += 1) {
    const letter = folded.text.charAt(i);
    if (letter === LONG) continue;
    if (folded.scripts[i] === 'blank' || SKIPPED.has(letter)) {
      separated = true;
      continue;
    }
    const last = at[at.length - 1];
    if (separated && last !== undefined && folded.scripts[i] === 'ascii' && folded.scripts[last] === 'ascii' && blankBetween(folded, last, i)) {
      text += ' ';
      at.push(i);
      gap.push(true);
    }
    text += letter;
    at.push(i);
    gap.push(separated);
    separated = folded.scripts[i] === 'mark';
  }
  return { text, at, gap };
}

const SKIPPED: ReadonlySet<string> = new Set(['-', '_', '・', "'", '’']);

function blankBetween(folded: Folded, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1) if (folded.scripts[i] === 'blank') return true;
  return false;
}
