import { parseAddress } from './address.ts';
import type { Reading } from './redact-state.ts';

/** `Jan 28 22:28:32 HOST`, with priority, weekday and year where a device writes them (RFC 3164 §4.1). */
const BSD = /(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d(?: \d{4})? (?=[^\s:[\]%(])([^\s:[\]%]{1,64}) /y;
/** `<30>1 2024-02-18T02:29:58+08:00 HOST app pid` (RFC 5424 §6). */
const RFC_5424 = /<\d{1,3}>1 \d{4}-\d\d-\d\dT\S{1,32} (\S{1,64}) (?=\S)/y;
/** `2017-04-19T18:24:48 HOST daemon.debug pppd[1]:` */
const ISO = /\d{4}-\d\d-\d\dT\S{1,32} ([^\s:[\]%]{1,64}) /y;
/** `1714525200.123456789 HOST events`, with a priority and a version before it where it comes by syslog (Meraki). */
const MERAKI = /(?:<\d{1,3}>\d )?\d{10}\.\d{1,9} (\S{1,64}) (?=(?:events|flows|urls|firewall|vpn_firewall|cellular_firewall|ids-alerts|security_event|airmarshal_events|ip_flow_start|ip_flow_end)(?: |$))/ym;
/** `ZenWiFi_XT8-1234 2026-08-24T13:59:09`: ASUS writes the name first. */
const BEFORE_ISO = /([A-Za-z0-9]{1,32}[-_][\w-]{1,48}) (?=\d{4}-\d\d-\d\dT\d\d:)/y;

/** What follows leaves no doubt that the word is a host: a process with its id, facility.level, `%FAC-6-…`, a known daemon. */
const SURE_NEXT =
  /[\w./-]{1,48}\[\d{1,10}(?::\d+)?\]:|[\da-f]{12},[\w.+-]{1,48}: |(?:kern|user|mail|daemon|auth|syslog|lpr|news|cron|authpriv|ftp|local\d)\.[a-z]{2,7} |%[A-Z]|(?:kernel|dhcpd|dnsmasq(?:-dhcp)?|pppd|hostapd|sshd|dropbear|miniupnpd|charon|named|ntpd|odhcpd|odhcp6c|netifd|syslogd|filterlog|crond): /y;
const FACILITY = /^[a-z0-9]{2,8}\.(?:emerg|alert|crit|err|warn|warning|notice|info|debug)$/;

/** Names a device has out of the box say what it is and not whose. */
const DEFAULT_HOSTS = new Set([
  'openwrt', 'lede', 'localhost', 'router', 'gateway', 'edgerouter', 'hostname', 'host', 'unknown', 'ubnt', 'udm', 'usg', 'dd-wrt', 'ddwrt', 'pfsense',
  'opnsense', 'mikrotik', 'linux', 'tomato', 'asuswrt', 'vyos', 'raspberrypi', 'turris', 'fritz.box', 'syslog', 'kernel',
]);

/** Whether a word in the place of a host name is one worth masking: no address, no time, no default name, no dash. */
export function isHostName(word: string): boolean {
  const lower = word.toLowerCase();
  if (!/[a-z\u0080-\uffff]/i.test(word) || DEFAULT_HOSTS.has(lower.replace(/\.(?:lan|local|home|localdomain|home\.arpa)$/, '')) || FACILITY.test(lower)) return false;
  if (/^rt-[a-z]{2}\d{1,4}[a-z]?$/.test(lower)) return false;
  return !isAddressLike(word);
}

/** Addresses and MACs have finders of their own, also where a host name is expected. */
export function isAddressLike(word: string): boolean {
  return parseAddress(word) !== null || ADDRESS_LIKE.test(word);
}

/** Dotted numbers, colons between hexadecimal groups, and MACs in their other forms. */
const ADDRESS_LIKE = /^(?:\d+(?:\.\d+)+|[\da-f]{0,4}(?::[\da-f]{0,4}){2}|(?:[\da-f]{2}-){5}[\da-f]{2}$|(?:[\da-f]{4}\.){2}[\da-f]{4}$|[\da-f]{12}$)/i;

/** At the start of a line: notes where its syslog header names a host, for the reading to take up when it gets there. */
export function noteHeaderHost(reading: Reading): void {
  const { text, lineFrom, ahead } = reading;
  ahead.from = -1;
  const first = text.charCodeAt(lineFrom);
  const isUpper = first >= 0x41 && first <= 0x5a;
  const isDigit = first >= 0x30 && first <= 0x39;
  if (first === 0x3c || isUpper) {
    if (note(reading, BSD, false)) return;
    if (first === 0x3c && note(reading, RFC_5424, true)) return;
  }
  if ((isDigit || first === 0x3c) && note(reading, MERAKI, true)) return;
  if (isDigit && note(reading, ISO, false)) return;
  if (isUpper || isDigit || (first >= 0x61 && first <= 0x7a)) note(reading, BEFORE_ISO, true);
}

function note(reading: Reading, header: RegExp, isSure: boolean): boolean {
  const { text, ahead } = reading;
  header.lastIndex = reading.lineFrom;
  const found = header.exec(text);
  if (found === null) return false;
  const end = header.lastIndex;
  ahead.kind = 'host';
  ahead.to = text[end - 1] === ' ' ? end - 1 : end;
  ahead.from = ahead.to - found[1]!.length;
  SURE_NEXT.lastIndex = end;
  ahead.isSure = isSure || SURE_NEXT.test(text) || reading.knownHosts.has(found[1]!.toLowerCase());
  // Without a sure sign only plain words are remembered, so that nothing inside them goes unread.
  if (!ahead.isSure && !/^[A-Za-z][A-Za-z0-9]{0,10}(?:[-_][A-Za-z0-9]{1,11}){0,4}$/.test(found[1]!)) ahead.from = -1;
  return true;
}

/** `(br-lan) 192.168.1.5 00:00:5e:00:53:01 HOST`, as dnsmasq ends its DHCPACK and DHCPREPLY. */
const AFTER_ACK = /\([^)\s]{1,32}\) \S{1,64} (?!no )\S{2,64} (\S{1,64})/y;
/** ` (HOST) via eth0`, as ISC dhcpd goes on after the MAC. */
const IN_BRACKETS = / \(([^()\s]{1,64})\) via /y;
/** ` HOST` at the end of RouterOS's `assigned 192.168.88.5 for MAC HOST`. */
const LAST_WORD = / (\S{1,64})(?=[\r\n]|$)/y;

/** After DHCPACK or DHCPREPLY at `at`. */
export function noteAcknowledgedHost(reading: Reading, at: number): void {
  AFTER_ACK.lastIndex = at;
  const found = AFTER_ACK.exec(reading.text);
  if (found !== null) setAhead(reading, AFTER_ACK.lastIndex - found[1]!.length, AFTER_ACK.lastIndex);
}

/** After a MAC that begins at `from` and ends at `to`. */
export function noteHostAfterMac(reading: Reading, from: number, to: number): void {
  const { text } = reading;
  if (text.charCodeAt(to) === 0x2c) noteHostAfterComma(reading, from, to);
  if (text.charCodeAt(to) !== 0x20) return;
  IN_BRACKETS.lastIndex = to;
  const found = IN_BRACKETS.exec(text);
  if (found !== null) {
    setAhead(reading, to + 2, to + 2 + found[1]!.length);
  } else if (text.startsWith(' for ', from - 5) && text.slice(Math.max(reading.lineFrom, from - 60), from).includes('assigned ')) {
    LAST_WORD.lastIndex = to;
    const last = LAST_WORD.exec(text);
    if (last !== null) setAhead(reading, to + 1, LAST_WORD.lastIndex);
  }
}

/** `, HOST` as the last word or up to another comma, behind `to MAC address …`; NETGEAR puts the weekday there. */
const AFTER_COMMA = /, ?([^\s,]{1,64})(?=[ \t]*(?:,|[\r\n]|$))/y;
const WEEKDAY = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?$/i;

function noteHostAfterComma(reading: Reading, from: number, to: number): void {
  const { text } = reading;
  if (!/to mac address:? ?$/i.test(text.slice(Math.max(reading.lineFrom, from - 18), from))) return;
  AFTER_COMMA.lastIndex = to;
  const host = AFTER_COMMA.exec(text)?.[1];
  if (host !== undefined && !WEEKDAY.test(host)) setAhead(reading, text.indexOf(host, to), text.indexOf(host, to) + host.length);
}

function setAhead(reading: Reading, from: number, to: number): void {
  Object.assign(reading.ahead, { from, to, kind: 'host', isSure: true });
}
