/** Whether one letter put in, left out, changed, or two neighbours exchanged make `a` into `b`. Equal words are not near. */
export function isNear(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0);
}

/** Words shorter than this are too like each other to guess at: ポート is not ボート. */
export const SHORTEST_GUESS = 4;

/** The candidates one letter away from a word, in order; none for a short word or one with digits, where each counts. */
export function nearWords(word: string, candidates: Iterable<string>): readonly string[] {
  if (word.length < SHORTEST_GUESS || /\d/.test(word)) return [];
  const near: string[] = [];
  for (const candidate of candidates) if (candidate.length >= SHORTEST_GUESS - 1 && isNear(word, candidate)) near.push(candidate);
  return near.sort();
}
