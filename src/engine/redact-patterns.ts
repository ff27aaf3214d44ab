import type { Reading } from './redact-state.ts';
import type { WordKind } from './redact-substitutes.ts';
import { isSharedAccount } from './redact-users.ts';
import { maskWord } from './redact-values.ts';

/** A word that is known, from elsewhere, to be somebody's: the login name that a log's own format names, say. */
export interface Named {
  readonly kind: 'id' | 'host' | 'ssid' | 'serial';
  readonly word: string;
}

/** What a regular expression finds by itself: its first group is what stands before the value, its second the value. */
interface Pattern {
  readonly kind: WordKind;
  readonly regex: RegExp;
  readonly accepts?: (value: string, before: string) => boolean;
}

/** A pattern and where it next finds something; `from` Infinity when nowhere. */
export interface Watch extends Pattern {
  from: number;
  to: number;
}

const NUMBERS = '(?:[0-9][0-9丁目番地号の−ー-]{0,20}|丁目[0-9番地号の−ー-]{0,20})';

const PATTERNS: readonly Pattern[] = [
  // A key of 32 bytes in Base64 (RFC 4648 §4), as WireGuard writes its keys; the last letter has four free bits.
  { kind: 'secret', regex: /()([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/g },
  // `AUTH LOGIN aGFuYWtv` (RFC 4954 §4): Base64 of a name or a password, never a word of lower-case letters alone.
  { kind: 'secret', regex: /(\bAUTH (?:LOGIN|PLAIN|NTLM|CRAM-MD5|XOAUTH2) )([A-Za-z0-9+/]{4,512}={0,2})(?![A-Za-z0-9+/=])/g, accepts: (value) => value.length % 4 === 0 && /[\d=+/]|[a-z][A-Z]/.test(value) },
  // `/home/hanako/`: a folder named after whoever owns it. What a browser asks for (`GET /home/status`) is none.
  { kind: 'id', regex: /((?:^|[\s"'=:(<,[])\/(?:home|Users)\/)([^\s/"'<>:,;()]{2,64})/gm, accepts: (value, before) => !isSharedAccount(value) && !FOLDERS.has(value.toLowerCase()) && !/\.\w{2,4}$/.test(value) && !/(?:GET|POST|HEAD|PUT) \/home\/$/.test(before) },
  { kind: 'id', regex: /([A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2})([^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\\/:*?"<>|\s]{1,64})/gi, accepts: (value) => !isSharedAccount(value) && !FOLDERS.has(value.toLowerCase()) },
  // `'hanako.yamada' succeeded for HTTP: 192.168.1.2` and `Login succeeded for HTTP: 192.168.1.2 hanako.yamada` (Yamaha).
  { kind: 'id', regex: /(')([A-Za-z][\w.-]{1,63})(?=' (?:succeeded|failed|logged|login)\b)/g, accepts: isOwnAccount },
  { kind: 'id', regex: /(\bLogin (?:succeeded|failed) for [A-Z]{2,12}: \S{1,64} )([A-Za-z][\w.-]{1,63})(?=\s|$)/g, accepts: isOwnAccount },
  // A pair of degrees: with its words anywhere on earth, without them within Japan and to some ten metres.
  { kind: 'place', regex: /(^|[^\d.])((?:2\d|3\d|4[0-6])\.\d{4,15}[ ,、/]{1,3}1[2-5]\d\.\d{4,15})(?![\d.])/g },
  { kind: 'place', regex: /((?:\blat(?:itude)?|緯度)["']?[ :=：]{1,3}["']?)([-+]?\d{1,3}\.\d{2,15}["']?[ ,;、&]{0,3}["']?(?:lon(?:gitude)?|lng|経度)["']?[ :=：]{1,3}["']?[-+]?\d{1,3}\.\d{2,15})/gi },
  { kind: 'place', regex: /(北緯 ?)(\d{1,2}[\d.度分秒′″'"]{1,20}[、, ]{0,2}東経 ?\d{1,3}[\d.度分秒′″'"]{1,20})/g },
  { kind: 'place', regex: /(〒 ?)(\d{3}[-ー−]?\d{4})(?!\d)/g },
  // The prefecture stays: it tells which company a line is of.
  { kind: 'place', regex: new RegExp(`(北海道|東京都|(?:大阪|京都)府|[\\u4e00-\\u9fff]{2,3}県)([\\u3041-\\u9fff々ヶ]{1,24}?${NUMBERS})`, 'g'), accepts: (value) => /[市区町村郡]/.test(value) },
  { kind: 'place', regex: /()([\u4e00-\u9fff]{1,6}市[\u3041-\u9fff々ヶ]{1,16}?\d{1,4}(?:(?:-|−|ー|丁目|番地?|の)\d{1,4}){1,3}号?)/g },
  { kind: 'name', regex: /((?:契約者名?|名義人?|氏名|お名前)[ \u3000:：]{1,2})((?!番号|情報|本人|確認|変更|不明)[\u4e00-\u9fff々\u30a1-\u30ff]{2,6}(?:[ \u3000][\u4e00-\u9fff々\u3041-\u30ff]{1,5})?)(?=[、，,。）)」\s様さで]|$)/g },
];

/** Folders beside the people's own. */
const FOLDERS = new Set(['public', 'default', 'default user', 'all users', 'shared', 'linuxbrew']);

function isOwnAccount(value: string): boolean {
  return !isSharedAccount(value);
}

/** Most of a log's names that are looked for. */
const MOST_NAMES = 400;

/** What is watched for while a text is read: the patterns, and the names that the caller knows. */
export function watches(named: readonly Named[]): readonly Watch[] {
  const known = (kind: Named['kind']): readonly Pattern[] => {
    const words = named.filter((one) => one.kind === kind && isWorthMasking(one.word)).slice(0, MOST_NAMES).map(({ word }) => word);
    if (words.length === 0) return [];
    const alternatives = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    return [{ kind, regex: new RegExp(`(^|[^\\w-])(${alternatives})(?![\\w-])`, 'gim') }];
  };
  return [...PATTERNS, ...known('id'), ...known('host'), ...known('ssid'), ...known('serial')].map((pattern) => ({ ...pattern, from: -1, to: -1 }));
}

/** Names that say nothing of anybody, numbers, and substitutes are let stand. */
function isWorthMasking(word: string): boolean {
  return word.length >= 3 && word.length <= 128 && !isSharedAccount(word) && !/-masked-\d/.test(word) && /[^\d\s.:-]/.test(word) && !/^masked$/i.test(word);
}

/** Looks for the next such value from `at` on; `reading.next` says where it stands. */
export function findNext(reading: Reading, at: number): void {
  const { text, next } = reading;
  next.from = Infinity;
  for (const watch of reading.watches) {
    if (watch.from < at) look(text, watch, at);
    if (watch.from >= next.from) continue;
    next.from = watch.from;
    next.to = watch.to;
    next.kind = watch.kind;
  }
}

function look(text: string, watch: Watch, at: number): void {
  const { regex, accepts } = watch;
  // What stands before a value may lie behind `at` already.
  regex.lastIndex = watch.from < 0 ? at : Math.max(0, at - LONGEST_LEAD);
  for (let found = regex.exec(text); found !== null; found = regex.exec(text)) {
    const from = found.index + found[1]!.length;
    const value = found[2]!;
    if (from >= at && !/-masked-\d/.test(value) && accepts?.(value, text.slice(Math.max(0, from - 16), from)) !== false) {
      watch.from = from;
      watch.to = from + value.length;
      return;
    }
    // A name may stand right behind what parts it from the last.
    regex.lastIndex = Math.max(from, found.index + 1);
  }
  watch.from = Infinity;
}

const LONGEST_LEAD = 96;

/** Masks what the reading has reached. Returns its end. */
export function readNext(reading: Reading): number {
  const { from, to, kind } = reading.next;
  maskWord(reading, kind, { from, to });
  findNext(reading, to);
  return to;
}
