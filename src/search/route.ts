/** What somebody put into the search box. */
export type Route =
  /** Lines of a log: for the matcher, and never for an address. */
  | { readonly as: 'log'; readonly lines: readonly string[] }
  /** 「辞典 123」: the page with that number. */
  | { readonly as: 'number'; readonly number: number }
  /** An error code and nothing else of weight, as the codes of the index are compared: `26180516`. */
  | { readonly as: 'code'; readonly code: string }
  | { readonly as: 'address'; readonly address: string }
  | { readonly as: 'words' };

/** Says what a query looks like. Pure, and quick enough for every keystroke. */
export function route(query: string): Route {
  const lines = query.split(/\r\n|[\n\r]/).map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length > 1 || lines.some(looksLikeLog)) return lines.length === 0 ? { as: 'words' } : { as: 'log', lines };
  const text = (lines[0] ?? '').normalize('NFKC').trim();

  const number = /^(?:(?:ルーターログ)?辞典\s*(?:no\.?|#|第)?\s*|#)(\d{1,6})(?:番|号)?$/i.exec(text)?.[1];
  if (number !== undefined) return { as: 'number', number: Number(number) };
  if (isAddress(text)) return { as: 'address', address: text };

  const bare = text.replace(/^(?:エラー(?:コード|番号)?|コード|error(?: code)?)\s*[:：]?\s*/i, '').replace(/\s*(?:エラー(?:コード)?|番|error)$/i, '');
  if (isCode(bare, bare !== text)) return { as: 'code', code: codeKey(bare) };
  return { as: 'words' };
}

/**
 * Whether a text holds what may tell whose line it is: a MAC address, an ID like a mail address, or an IP address among
 * other words, unless it is one that thousands of homes have. An address alone is a question about it. Pure, and quick enough
 * for every keystroke.
 */
export function holdsTraces(query: string): boolean {
  const text = query.normalize('NFKC').trim();
  if (MAC.test(text) || /[\w.+-]@[\w-]/.test(text)) return true;
  if (isAddress(text)) return false;
  return [...text.matchAll(IPV4_INSIDE)].some(([, octets = '']) => !isEverybodys(octets)) || text.split(/[^\w:./]+/).some((word) => isIpv6(word.replace(/[:.]$/, '')));
}

const MAC = /(?:^|[^0-9a-f])(?:(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![0-9a-f])/i;
const IPV4_INSIDE = /(?:^|[^\d.])((?:\d{1,3}\.){3}\d{1,3})(?!\d)/g;

/**
 * Whether an address tells nothing of who has it: one inside a home (RFC 1918), of the machine itself or made up by it (RFC 3927), a
 * mask, or a resolver for everybody. Addresses for documentation are not among them: they stand for real ones in examples.
 */
function isEverybodys(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (address.split('.').some((octet) => Number(octet) > 255)) return false;
  return a === 10 || a === 127 || a === 0 || a === 255 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254) || RESOLVERS.has(address);
}

const RESOLVERS: ReadonlySet<string> = new Set(['8.8.8.8', '8.8.4.4', '1.1.1.1', '1.0.0.1', '9.9.9.9']);

/** A code as it is compared: ASCII letters and digits, in one case. */
export function codeKey(code: string): string {
  return code.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** `named` says that the reader called it an error. A bare number under three digits is none. */
function isCode(text: string, named: boolean): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/i.test(text)) return true;
  if (/^0x[0-9a-f]{4,8}$/i.test(text)) return true;
  if (/^\d{3,5}$/.test(text)) return true;
  if (/^\d{4}-\d{4}$/.test(text) || /^[A-Z]{2}-\d{4,6}-\d$/i.test(text)) return true;
  return named && /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/i.test(text) && /\d/.test(text);
}

function isAddress(text: string): boolean {
  if (/^(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/.test(text)) return text.split(/[./]/).slice(0, 4).every((octet) => Number(octet) <= 255);
  return isIpv6(text);
}

function isIpv6(text: string): boolean {
  return /^[0-9a-f:]+(?:\/\d{1,3})?$/i.test(text) && /^(?=.*:.*:)(?!.*:::)(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\/\d{1,3})?$/i.test(text) && !/^\d{1,2}:\d{2}:\d{2}$/.test(text);
}

/** What makes a line look like one of a log, and how much; two are enough. No lookbehind: Safari before 16.4 reads no script that has one. */
const LOG_MARKS: readonly (readonly [RegExp, number])[] = [
  // A clock time to the second, a date with a time, a boot clock, the priority of syslog.
  [/(?:^|[^\d:])\d{1,2}:\d{2}:\d{2}(?![\d:])/, 2],
  [/\d{4}[-/.:年]\s?\d{1,2}[-/.:月]\s?\d{1,2}日?[ T,]+\d{1,2}[:時]\d{2}/, 2],
  [/^\[?\s*\d+\.\d{3,6}\]/, 2],
  [/^<\d{1,3}>/, 2],
  // A process, a facility, a mnemonic.
  [/(?:^|\s)[a-z][\w./-]+\[\d*\]:\s/i, 2],
  [/(?:^|\s)(?:daemon|kern|user|auth|authpriv|local\d|syslog)\.(?:debug|info|notice|warn|warning|err|error|crit|alert|emerg)\b/, 2],
  [/%[A-Z][A-Z0-9_]+-\d-[A-Z0-9_]+:/, 2],
  [/^[A-Za-z][\w./-]{2,}(?:\s?\([^)]*\))?\s?:\s+\S+\s+\S/, 1],
  [/^[A-Za-z]\w*[ :]+[A-Z][A-Za-z]+:\s/, 1],
  // Names in brackets before the words, and what machines write between words.
  [/^\[[^\]]{2,}\]\s?:\s*\S/, 2],
  [/^\[[^\]]{2,}\]\s+\S/, 1],
  [/^(?:PP|LAN|TUNNEL|PPPOE|ONU|WAN)\[\d+\]/, 2],
  [/(?:(?:^|[\s;,])[\w-]+=[^\s;,]*){2}/, 2],
  // The commas of pf, the dates of web servers, the ranks of MikroTik and mpd.
  [/^\d+,[^,\s]*,[^,\s]*,[^,\s]*,\w+[.\w]*,match,/, 2],
  [/\[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}[:\]]/, 2],
  [/^\[\w+_link\d+\]/, 2],
  [/\b[0-9a-f]{2}(?:[:-](?:[0-9a-f]{2}|xx)){5}\b/i, 1],
  [/\S\s(?:.*[^\d.])?(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/, 1],
  [/^(?:ALERT|CRITICAL|WARNING|WARN|ERROR|INFO|NOTICE|DEBUG|FIREWALL|SYSTEM|Refused|Rejected|Received|Sent|denied)\b\s.*\S/, 1],
  // What people write and machines do not.
  [/[ぁ-ん]{3,}[^ぁ-ん]*[ぁ-ん]{2,}/, -1],
  [/[?？]\s*$|[?？。]\s*\S|\b(?:can't|cannot|how|why|which|my|help)\b/i, -2],
];

/** Whether a text without a header may still be a line of a program: no Japanese, nobody who speaks of himself, and marks that sentences do without. */
export function writtenByMachine(text: string): boolean {
  return !/[ぁ-ヿ一-鿿]/.test(text) && !/\b(?:i|my|our|we|how|why)\b/i.test(text) && !/[?？]\s*$/.test(text.trim()) && /\S:\s?\S|[[\]=<>{}()]|\d{2,}|_/.test(text);
}

function looksLikeLog(line: string): boolean {
  const text = line.normalize('NFKC').slice(0, 1000);
  let marks = 0;
  for (const [mark, worth] of LOG_MARKS) if (mark.test(text)) marks += worth;
  return marks >= 2;
}
