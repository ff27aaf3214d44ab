import { isSharedDomain, PUBLIC_IDS } from './redact-domains.ts';
import { ALNUM, DOT, JOINER, runEnd, wordBefore, type Reading } from './redact-state.ts';

/** Where a systemd unit or an interface has an `@`, nobody's name stands before it. */
const NO_DOMAINS = new Set(['service', 'socket', 'timer', 'target', 'device', 'mount', 'slice', 'scope', 'path', 'swap']);

/**
 * Connection IDs and mail addresses: the part before the `@` becomes a word, a provider's domain stays because it
 * tells the provider, any other becomes example.com — except in lines of PPP, where the domain is a provider's too.
 * In `//user:password@host` everything before the `@` is masked. Returns the end, or `at` when there is none.
 */
export function readMail(reading: Reading, at: number, chunkTo: number): number {
  const { text } = reading;
  if (text[at - 1] === '/' && text[at - 2] === '/') return readUserInfo(reading, at, chunkTo);
  const localTo = runEnd(text, at, ALNUM | DOT | JOINER, 65);
  if (text[localTo] !== '@') return at;
  let to = runEnd(text, localTo + 1, ALNUM | DOT | JOINER, 254);
  while ('.-_+'.includes(text[to - 1]!)) to -= 1;
  const written = text.slice(at, to).toLowerCase();
  const domain = written.slice(localTo + 1 - at);
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  if (PUBLIC_IDS.has(written)) return to;
  if (!domain.includes('.') && !isConnection(reading, at, text.slice(at, localTo), domain)) return at;
  if (!/^[a-z][a-z0-9-]+$/.test(top) || NO_DOMAINS.has(top)) return at;
  const from = at;
  const local = text.slice(from, localTo);
  if (reading.book.isKeptWord(local)) return to;
  const keepsDomain = !domain.includes('.') || isSharedDomain(domain) || isPppLine(reading, at);
  reading.findings.push({
    kind: 'id', from, to: keepsDomain ? localTo : to,
    write: (substitutes) => `${substitutes.word('id', written)}${keepsDomain ? '' : '@example.com'}`,
  });
  return to;
}

/** `connect user f1234abcde@ocn`: in lines of PPP, and behind a word for a user, a provider may stand without its domain. */
function isConnection(reading: Reading, at: number, local: string, domain: string): boolean {
  if (local.length < 4 || !/\d/.test(local) || !/^[a-z][a-z0-9-]{1,30}$/.test(domain) || INTERFACE.test(local) || INTERFACE.test(domain)) return false;
  return PROVIDER_NAMES.has(domain) || isPppLine(reading, at) || USER_WORDS.has(wordBefore(reading.text, at));
}

const INTERFACE = /^(?:eth|ppp|pppoe|wan|lan|br|wlan|vlan|if|tun|tap|en|ens|ath|ra|rax|wl|veth|ge|fe|xe|igb|em|re|l2tp)[-\d.]/i;
/** What people and devices write for a provider's domain. */
const PROVIDER_NAMES = new Set(['ocn', 'plala', 'biglobe', 'so-net', 'sonet', 'nifty', 'dti', 'wakwak', 'asahi-net', 'iij', 'iijmio', 'hi-ho', 'yahoo', 'softbank', 'excite', 'gmobb', 'rakuten', 'flets', 'dion', 'au', 'eo', 'eonet', 'bbiq']);
const USER_WORDS = new Set(['user', 'username', 'uname', 'id', 'name', 'account', 'login', 'authname']);

function readUserInfo(reading: Reading, at: number, chunkTo: number): number {
  const { text, book, findings } = reading;
  const end = text.lastIndexOf('@', chunkTo - 1);
  if (end <= at) return at;
  const written = text.slice(at, end);
  if (!book.isKeptWord(written)) findings.push({ kind: 'secret', from: at, to: end, write: (substitutes) => substitutes.word('secret', written) });
  return end;
}

/** Looks back a bounded stretch of the line. */
function isPppLine(reading: Reading, at: number): boolean {
  return /ppp|pap|chap|接続先|接続ID|認証ID/i.test(reading.text.slice(Math.max(reading.lineFrom, at - 96), at));
}
