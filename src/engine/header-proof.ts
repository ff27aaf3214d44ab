import type { Pattern } from './pattern.ts';

/** Words that the header of any program may hold: how grave a line is, what it is about, which part of a system wrote it, what stands behind a sign. */
const ANYBODYS: ReadonlySet<string> = new Set([
  'debug', 'info', 'informational', 'note', 'notice', 'warn', 'warning', 'err', 'error', 'crit', 'critical', 'alert', 'emerg',
  'kernel', 'user', 'syslog', 'system', 'security', 'firewall', 'dhcp', 'ppp', 'wlan', 'ipv', 'other', 'cef',
  'pid', 'date', 'time', 'level', 'content', 'day', 'days', 'meta', 'sequenceid', 'client', 'wan', 'map', 'hgw',
]);

/**
 * Whether a header holds a word that tells whose it is: `WAN Connection:`, `%ASA-`. A date, a host and some brackets stand
 * before the lines of many makers, and so do the words for how grave a line is.
 */
export function namesDevice(header: Pattern): boolean {
  return wordsOf(header).some((word) => !ANYBODYS.has(word));
}

/** Whether a header has any word at all: with a program that few devices run behind it, even an everyday one tells them apart. */
export function hasWord(header: Pattern): boolean {
  return wordsOf(header).length > 0;
}

/** Whether a header has no time and tells nothing of whose it is: an address, a score or any sentence begins like it. */
export function isBare(pattern: Pattern): boolean {
  return !namesDevice(pattern) && !pattern.elements.some((element) => element.kind === 'hole' && element.type === 'time');
}

function wordsOf({ elements }: Pattern): readonly string[] {
  return elements.flatMap((element) => (element.kind === 'literal' ? element.text.match(/\p{L}{2,}/gu) ?? [] : []));
}
