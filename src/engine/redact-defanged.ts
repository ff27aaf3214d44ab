import { parseAddress } from './address.ts';
import { listedSuffix } from './redact-domains.ts';
import { maskIPv4Value } from './redact-dotted.ts';
import type { Reading } from './redact-state.ts';
import { maskWord } from './redact-values.ts';

/** A dot as people write it so that nothing becomes a link: `126[.]77[.]88[.]99`, `taro(.)ddns[dot]net`. */
const DOT = /\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)/gi;
const DEFANGED = /[A-Za-z0-9_-]{1,63}(?:(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\.)[A-Za-z0-9_-]{1,63}){1,12}/iy;

/**
 * An address or a name whose dots stand in brackets, from `at` on; `to` is the end of the chunk there. The brackets stay.
 * Returns where to go on, or `at` when there is none.
 */
export function readDefanged(reading: Reading, at: number, to: number): number {
  const { text } = reading;
  const open = text.charCodeAt(to);
  if (open !== 0x5b && open !== 0x28 && open !== 0x7b) return at;
  DEFANGED.lastIndex = at;
  const written = DEFANGED.exec(text)?.[0];
  if (written === undefined || at + written.length <= to) return at;
  const dots = written.match(DOT);
  if (dots === null) return at;
  const plain = written.replace(DOT, '.');
  const end = at + written.length;
  const address = parseAddress(plain);
  if (address?.version === 4) {
    const marks = written.match(/\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\./gi)!;
    maskIPv4Value(reading, at, end, address.value, (substitute) => [24, 16, 8, 0].map((shift, index) => `${(substitute >>> shift) & 255}${marks[index] ?? ''}`).join(''));
    return end;
  }
  const listed = listedSuffix(plain.toLowerCase());
  if (listed === null) return at;
  // As many labels as the name has below the listed domain, brackets and all.
  const below = plain.slice(0, listed.at).split('.').length;
  const own = written.split(/(\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\.)/i).slice(0, below * 2 - 1).join('');
  maskWord(reading, listed.kind === 'ddns' ? 'ddns' : 'host', { from: at, to: at + own.length });
  return end;
}
