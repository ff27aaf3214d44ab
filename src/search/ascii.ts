import type { Folded } from './fold.ts';
import { STOP_WORDS } from './stop-words.ts';

type Put = (term: string, kind: 'word' | 'part' | 'faint', from: number, to: number) => void;

/**
 * Cuts the ASCII word, name, code or address that starts at folded unit `at`, and says where it ends (at most `stop`).
 *
 * - An address is one word (`192.168.1.1`, `fe80::1`); its network (`192.168`, `fe80`) is a part of it.
 * - What hyphens, dots and underscores hold together is one word without them, so that PR-400MI, PR400MI and pr400mi are the
 *   same, and 2618-0516 is not 2618; the pieces are parts of it.
 * - `startsWord` ends a compound before a word of the trade.
 */
export function cutAscii(folded: Folded, at: number, stop: number, put: Put, startsWord: (unit: number) => boolean): number {
  const text = folded.text.slice(at, stop);
  const isNumber = /^\d/.test(text);
  const address = isNumber || /^[0-9a-f]{1,4}:/.test(text) ? addressAt(text) : undefined;
  if (address !== undefined) {
    put(address.slice(0, 64), 'word', at, at + address.length);
    const network = /^(?:\d+\.\d+|[0-9a-f]+)/.exec(address)?.[0];
    if (network !== undefined && network !== address) put(network, 'part', at, at + network.length);
    return at + address.length;
  }

  const clock = isNumber ? clockAt(text) : undefined;
  if (clock !== undefined) {
    put(clock, 'faint', at, at + clock.length);
    return at + clock.length;
  }

  const pieces: { readonly text: string; readonly from: number; readonly to: number }[] = [];
  const pattern = /[a-z0-9]+/y;
  let next = 0;
  for (;;) {
    pattern.lastIndex = next;
    const piece = pattern.exec(text)?.[0];
    if (piece === undefined) break;
    if (pieces.length > 0 && startsWord(at + next)) break;
    pieces.push({ text: piece, from: at + next, to: at + next + piece.length });
    next += piece.length;
    if (!/^[-_.][a-z0-9]/.test(text.slice(next, next + 2))) break;
    next += 1;
  }
  const first = pieces[0];
  const last = pieces[pieces.length - 1];
  if (first === undefined || last === undefined) return at + 1;

  const whole = pieces.map((piece) => piece.text).join('');
  if (pieces.length === 1 && (STOP_WORDS.has(whole) || (whole.length === 1 && at > 0 && folded.text.charAt(at - 1) === "'"))) return last.to;
  put(whole.slice(0, 64), whole.length === 1 ? 'faint' : 'word', first.from, last.to);
  if (pieces.length > 1) {
    for (const piece of pieces) if (piece.text.length > 1 && !STOP_WORDS.has(piece.text)) put(piece.text, 'part', piece.from, piece.to);
  }
  for (const piece of pieces) putLettersAndDigits(piece.text, piece.from, put);
  return last.to;
}

/** RTX 830 and RTX830 are the same router: letters and digits are parts of a word that has both. */
function putLettersAndDigits(piece: string, from: number, put: Put): void {
  if (!/^[a-z]+\d+[a-z]*$|^\d{2,}[a-z]+$/.test(piece) || piece.length < 4) return;
  for (const run of piece.matchAll(/[a-z]+|\d+/g)) {
    if (run[0].length > 1) put(run[0], 'part', from + run.index, from + run.index + run[0].length);
  }
}

/** A date or a time of day: it dates a line and finds nothing. */
function clockAt(text: string): string | undefined {
  return /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)(?![a-z0-9])/.exec(text)?.[0];
}

/** An address at the start of the text, masked octets (169.254.xxx.xxx) included. */
function addressAt(text: string): string | undefined {
  const v4 = /^\d{1,3}(?:\.(?:\d{1,3}|x{1,3}|\*{1,3})){1,3}(?![a-z0-9])/.exec(text)?.[0];
  if (v4 !== undefined && (v4.split('.').length > 2 || v4 === '169.254' || v4 === '192.168')) return v4.replace(/(?:\.[x*]+)+$/, '');
  const v6 = /^[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}/.exec(text)?.[0];
  if (v6 !== undefined && !/^\d{1,2}:\d{2}:\d{2}$/.test(v6)) return v6.replace(/:+$/, '');
  return undefined;
}
