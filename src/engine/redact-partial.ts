import { classOfIPv4 } from './address.ts';
import type { Reading } from './redact-state.ts';

/** What people write over a part of an address: `126.77.88.xxx`, `126.77.88.***`, 「126.77.88.●●」. */
export const COVER = /[xX*＊×✕●○■□?？]{1,4}/;
const PARTIAL = new RegExp(`(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(?:${COVER.source})(?![\\w.])`, 'y');

/** Networks whose resolvers everybody knows. */
const RESOLVERS = new Set(['1.1.1', '1.0.0', '8.8.8', '8.8.4', '9.9.9', '208.67.222', '208.67.220', '149.112.112']);

/**
 * An address of which somebody has covered the last octet: the other three lead to a few hundred customers, and get the
 * substitute of their network. Two octets tell only the provider. Returns where to go on, or `at` when there is none.
 */
export function readPartialIPv4(reading: Reading, at: number): number {
  const { text, book, findings } = reading;
  PARTIAL.lastIndex = at;
  const found = PARTIAL.exec(text);
  if (found === null) return at;
  const octets = found.slice(1, 4).map(Number);
  const shown = octets.join('.');
  if (octets.some((octet) => octet > 255) || RESOLVERS.has(shown)) return at;
  // `2.4.1.x` is a version more often than an address.
  if (octets[0]! < 10 && /\.x$/i.test(found[0])) return at;
  const network = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (classOfIPv4(network * 256 + 1) !== 'global' && !book.isKeptNetwork(network)) return at;
  const to = at + found.slice(1, 4).join('.').length;
  if (book.isKeptNetwork(network)) return to;
  findings.push({ kind: 'ipv4', from: at, to, write: (substitutes) => {
    const substitute = substitutes.network(network);
    return [16, 8, 0].map((shift) => (substitute >>> shift) & 255).join('.');
  } });
  return to;
}
