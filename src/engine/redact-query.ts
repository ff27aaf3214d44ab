import type { Reading } from './redact-state.ts';
import { maskWord } from './redact-values.ts';

/**
 * The query of a URL or of a request target (`GET /nic/update?hostname=…`): a question mark in a word that has had a
 * slash, up to the next blank or quote. Returns its end, or `at` when there is none.
 */
export function readQuery(reading: Reading, at: number): number {
  const { text, slashAt, breakAt } = reading;
  if (slashAt <= breakAt) return at;
  let to = at + 1;
  while (to < text.length && !ends(text.charCodeAt(to))) to += 1;
  while (to > at + 1 && ').,;]'.includes(text[to - 1]!)) to -= 1;
  return to > at + 1 ? maskWord(reading, 'query', { from: at + 1, to }) : at;
}

function ends(code: number): boolean {
  return code <= 0x20 || code === 0x22 || code === 0x27 || code === 0x3c || code === 0x3e || code === 0x60 || code >= 0x3000;
}
