import type { Reading } from './redact-state.ts';

/**
 * Masks a MAC of twelve digits written between `from` and `to`, with the separators and the case it is written in.
 * `join` puts the six pairs of the substitute together; by default as the original is.
 */
export function macFinding(reading: Reading, from: number, to: number, hex: string, join?: (pairs: readonly string[]) => string): void {
  const { text, book, findings } = reading;
  const mac = Number.parseInt(hex, 16);
  if (book.isKeptMac(mac)) return;
  const written = text.slice(from, to);
  const isUpper = /[A-F]/.test(written) && !/[a-f]/.test(written);
  findings.push({
    kind: 'mac', from, to, write: (substitutes) => {
      const digits = substitutes.mac(mac).toString(16).padStart(12, '0');
      const pairs = (isUpper ? digits.toUpperCase() : digits).match(/../g) ?? [];
      return join === undefined ? joinLike(written, pairs) : join(pairs);
    },
  });
}

function joinLike(written: string, pairs: readonly string[]): string {
  const separator = /[^\da-f]/i.exec(written)?.[0] ?? '';
  if (written.length === 13) return `${pairs.slice(0, 3).join('')}${separator}${pairs.slice(3).join('')}`;
  // Two separators only: groups of four digits.
  if (written.length !== 14) return pairs.join(separator);
  return [0, 2, 4].map((index) => `${pairs[index]}${pairs[index + 1]}`).join(separator);
}
