import { isAddressLike } from './redact-hosts.ts';
import type { LabelKind } from './redact-labels.ts';

/** Words that are a label only where they are written as a key: `account=…`, `"account":…`. In a sentence they tell nothing. */
const KEYS: Readonly<Record<LabelKind, readonly string[]>> = {
  host: ['networkname', 'apname', 'staname', 'vpntunnel', 'tunnelname', 'peername', 'sitename', 'routername', 'gatewayname', 'nodename', 'systemname', 'machinename', 'pcname', 'nasname', 'printername', 'switchname', 'netbiosname', 'friendlyname'],
  id: ['account', 'acct', 'login', 'uname', 'accountname', 'loginname', 'subscriber'],
  name: ['nickname', 'displayname', 'firstname', 'lastname', 'fullname', 'givenname', 'familyname', 'realname', 'owner', 'ownername', 'contactname', 'customername'],
  ssid: ['wifiname', 'wlanname'],
  serial: ['deviceserial', 'serialnum', 'hwserial'],
  customer: [],
  secret: [],
};
const WORDS = new Map<string, LabelKind>(Object.entries(KEYS).flatMap(([kind, words]) => words.map((word) => [word, kind as LabelKind])));
/** The end of a longer key tells as much: `pppoePassword`, `srcUserName`. */
const ENDS: readonly (readonly [end: RegExp, kind: LabelKind])[] = [
  [/(?:password|passwd|passphrase|secret|apikey|authtoken)$/, 'secret'], [/(?:username|userid|loginid)$/, 'id'], [/(?:hostname|devicename|clientdescription)$/, 'host'], [/(?:^|[^b])ssid(?:name)?$/, 'ssid'], [/serialnumber$/, 'serial'],
];
/** What stands before `_name` and `_id`. */
const PEOPLE = /(?:display|full|first|last|given|family|real|nick|contact|customer|owner|person)[_-]$/i;
const DEVICES = /(?:ap|sta|station|peer|tunnel|vpn|site|router|gateway|gw|node|friendly|machine|pc|nas|printer|switch|neighbor|ddns|connected_device)[_-]$/i;
const ENDPOINTS = /(?:remote|local|peer|auth|user|login|account|member|subscriber|my|left|right)[_-]$/i;

const LONGEST = 24;

/** What a key from `at` to `to` is a label for: one right before `=`, or quoted before a colon. */
export function keyedKind(text: string, at: number, to: number): LabelKind | null {
  const next = text.charCodeAt(to);
  // `KeyPassphrase = "…"`, as TR-181 names what a router holds.
  if (next === 0x20 && text.startsWith(' = "', to)) return ENDS.find(([end]) => end.test(text.slice(Math.max(at, to - LONGEST), to).toLowerCase()))?.[1] ?? null;
  if (next !== 0x3d && !(next === 0x22 && (text.charCodeAt(to + 1) === 0x3a || text.startsWith(' :', to + 1)))) return null;
  if (to - at > LONGEST || (next === 0x3d && text.charCodeAt(to + 1) === 0x3d)) return null;
  const word = text.slice(at, to).toLowerCase();
  const before = text.charCodeAt(at - 1);
  if (before === 0x5f || before === 0x2d) {
    const lead = text.slice(Math.max(0, at - 18), at);
    if (word === 'name') return PEOPLE.test(lead) ? 'name' : DEVICES.test(lead) ? 'host' : null;
    if (word === 'id') return ENDPOINTS.test(lead) ? 'id' : null;
    // `%SYS-5-PRIV_AUTH_PASS=` and the like are written in capitals.
    if (/[a-z\d][_-]$/.test(lead)) {
      if (word === 'user') return 'id';
      if (word === 'pass' || word === 'pwd' || word === 'psk') return 'secret';
      if (word === 'host') return /ddns[_-]$/i.test(lead) ? 'host' : null;
    }
  }
  return WORDS.get(word) ?? ENDS.find(([end]) => end.test(word))?.[1] ?? null;
}

/** What an element of XML is a label for, `<UserName>…`: its name from `at` to `to`, or null. */
export function elementKind(text: string, at: number, to: number): LabelKind | null {
  if (text.charCodeAt(to) !== 0x3e || to - at > LONGEST || !/[<:]$/.test(text.slice(at - 1, at))) return null;
  const word = text.slice(at, to).toLowerCase();
  return WORDS.get(word) ?? ENDS.find(([end]) => end.test(word))?.[1] ?? null;
}

/** Whether a value behind such a key is one that tells somebody: no number, no path, no answer. */
export function isKeyedValue(kind: LabelKind, written: string): boolean {
  if (kind === 'secret' || kind === 'serial') return true;
  return written.length >= 2 && !isAddressLike(written) && !/^[\d.,:/-]*$/.test(written) && !/^(?:\/|0x|\?|-|[\da-f]{16,}$)/i.test(written);
}
