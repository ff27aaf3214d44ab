import { readJapaneseDevice } from './redact-devices.ts';
import { isGenericPhrase, isModelName } from './redact-generic.ts';
import { maskLabelled, type LabelKind } from './redact-labels.ts';
import type { Reading } from './redact-state.ts';
import { isSharedAccount } from './redact-users.ts';
import { maskWord, valueAt, type Span } from './redact-values.ts';

/** 「製造番号 A1B2C3D4E5」: behind a blank only what has many digits is a value. */
const NUMBER = /[ \t\u3000]{1,3}(?=(?:[A-Za-z-]{0,6}\d){5})[A-Za-z0-9-]{6,32}(?![\w-])/y;

/** 「パスワード himitsu2024」: behind a blank only letters and digits together are a value, not 「パスワード 8文字以上」. */
const BLANK_SECRET = /(?:[（(][A-Za-z-]{2,8}[）)])?[ \t\u3000]{1,3}(?=[!-~]{0,63}\d)([!-~]{8,64})(?=[\s\u3000、。]|$)/y;

function readBlankSecret(reading: Reading, at: number): number {
  const { text } = reading;
  BLANK_SECRET.lastIndex = at;
  const found = BLANK_SECRET.exec(text);
  if (found === null || /-masked-\d|[<>=:]/.test(found[1]!)) return at;
  return maskWord(reading, 'secret', { from: BLANK_SECRET.lastIndex - found[1]!.length, to: BLANK_SECRET.lastIndex });
}

function readNumber(reading: Reading, kind: LabelKind, at: number): number {
  const { text } = reading;
  NUMBER.lastIndex = at;
  if (!NUMBER.test(text)) return at;
  const to = NUMBER.lastIndex;
  let from = at;
  while (text[from]! <= ' ' || text[from] === '\u3000') from += 1;
  return maskLabelled(reading, kind, '', { from, to }) || at;
}

/** 「ユーザー taro がログインしました」: a word between the two is an account. */
const LOGIN = /(?:ユーザー?|利用者|アカウント)[ \u3000「]{1,2}([A-Za-z][\w.-]{1,31})(?=[ \u3000」]{0,2}(?:が|から|で(?:ログイン|接続|認証)|の(?:ログイン|認証|接続)|さん))/y;

function readLogin(reading: Reading, at: number): number {
  LOGIN.lastIndex = at;
  const found = LOGIN.exec(reading.text);
  if (found === null || isSharedAccount(found[1]!)) return at;
  return maskWord(reading, 'id', { from: LOGIN.lastIndex - found[1]!.length, to: LOGIN.lastIndex });
}

const LABELS: readonly (readonly [kind: LabelKind, labels: readonly string[]])[] = [
  ['customer', ['お客様番号', 'お客さま番号', '契約番号', '契約者番号', '会員番号', '回線番号', '加入者番号', '申込番号', '受付番号', 'CAF番号', 'COP番号', 'お客様ＩＤ', '接続ＩＤ', '電話番号']],
  ['id', ['ユーザー名', 'ユーザ名', 'ログインユーザ', 'ログインユーザー', '接続ユーザ', '接続ユーザー', 'ユーザー', 'ユーザ', 'ログイン成功', 'ログイン失敗', 'ユーザーＩＤ', 'ユーザＩＤ', 'ログイン名', 'アカウント名']],
  ['secret', ['パスワード', '暗号化キー', '暗号キー', 'セキュリティ キー', '主要なコンテンツ', '事前共有キー', '事前共有鍵', 'アクセスキー', 'セキュリティキー', '暗証番号', 'PINコード', 'ＰＩＮコード', ...['WPA', 'WPA2', 'WPA3', 'ＷＰＡ', 'PSK', 'WEP', 'ＷＥＰ', '共有', 'ネットワーク', '無線'].map((word) => `${word}キー`)]],
  ['host', ['ＰＣ名', 'AP名', 'PC名', 'NAS名', 'ニックネーム']],
  ['serial', ['シリアル番号', '製造番号', 'シリアル']],
  ['ssid', ['ネットワーク名', 'プロファイル名', 'プロファイル', 'ＳＳＩＤ']],
];
/** 「ルータ名称」「機器の名前」: what a device, or where it leads to, is called. */
const DEVICE_NAME = /(?:ルーター?|機器|装置|端末|本体|親機|子機|中継器|中継機|デバイス|パソコン|クライアント|ホスト|コンピューター?|システム|接続先?|拠点|識別|AP|PC|NAS)の?名[前称]?$/;

/** The last characters of the labels: almost every run ends in another. */
const LAST = new Set(LABELS.flatMap(([, labels]) => labels.map((label) => label.at(-1)!)).concat('名', '前', '称'));

/**
 * Labels at the end of a run of Japanese (「ホスト名: pc」) or before a full-width colon inside it
 * (「ホスト名：田中のパソコン」). Returns where to go on: the end of the run, or of the value masked.
 */
export function readJapaneseLabels(reading: Reading, from: number): number {
  const { text } = reading;
  for (let at = from + 1; ; at += 1) {
    const before = text[at - 1];
    if (before === 'の') {
      const device = readJapaneseDevice(reading, at - 1);
      if (device > at) return device;
    } else if (before === 'ユ' || before === '利' || before === 'ア') {
      const login = readLogin(reading, at - 1);
      if (login > at) return login;
    }
    const code = at < text.length ? text.charCodeAt(at) : 0;
    // What a pattern has found comes first; reading on over it would read a long run again for each.
    if (at === reading.next.from) return at;
    if (code >= 128 && !isLabelEnd(code)) continue;
    // 「シリアル番号はABC1234567です」
    const isTold = (before === 'は' || before === 'が') && at - 1 > from && LAST.has(text[at - 2]!);
    const end = isTold ? readTold(reading, at) : LAST.has(text[at - 1]!) ? readValue(reading, at) : at;
    if (end > at || code < 128) return end;
  }
}

/** Full-width colon, equals sign, brackets 「, 】 and （, digits, the ideographic space. */
function isLabelEnd(code: number): boolean {
  return code === 0x3000 || code === 0xff1a || code === 0xff1d || code === 0x300c || code === 0x3011 || code === 0xff08 || (code >= 0xff10 && code <= 0xff19);
}

/**
 * A colon, an equals sign or an opening bracket must follow; 「パスワードが違います」 is a sentence. A number and a
 * remark may stand before it: 「パスワード1：」, 「パスワード（PSK）：」.
 */
const SEPARATOR = /(?:[0-9０-９]{1,2})?(?:[ \u3000]?[（(][^（）()\r\n:：]{1,16}[）)]|[ \u3000]?\[(?:PSK|SSID|S\/N|AES|TKIP|WPA[\w-]{0,8}|\d(?:\.\d)?(?:GHz)?)\])?(?: ?\.){0,24}[ \t\u3000]{0,40}[:=：＝][ \t\u3000]{0,8}|[ \t\u3000]{0,3}(?=[「『[])/iy;

/** What the label that ends at `at` stands for. */
function labelKindAt(text: string, at: number): LabelKind | undefined {
  const before = text.slice(Math.max(0, at - 12), at).toUpperCase();
  if (DEVICE_NAME.test(before)) return 'host';
  return LABELS.find(([, labels]) => labels.some((label) => before.endsWith(label)))?.[0];
}

function readValue(reading: Reading, at: number): number {
  const { text } = reading;
  const kind = labelKindAt(text, at);
  if (kind === undefined) return at;
  const from = separatorEnd(text, at);
  if (from < 0) return kind === 'secret' ? readBlankSecret(reading, at) : kind === 'serial' || kind === 'customer' ? readNumber(reading, kind, at) : kind === 'host' ? readBlankHost(reading, at) : at;
  const value = valueAt(text, from, kind === 'secret' ? 'secret' : kind === 'ssid' ? 'phrase' : 'word');
  return value === null ? at : maskNamed(reading, kind, value) || at;
}

/** 「【ルーター名】YAMADA-RT」; a particle goes on with a sentence. */
const HEADED = /】[ \u3000]?(?=[^\s【がをはにのでとやも])/y;

/** Where the value of the label that ends at `at` begins, or −1 when nothing parts the two. */
function separatorEnd(text: string, at: number): number {
  const pattern = text[at] === '】' ? HEADED : SEPARATOR;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** A name that is made of what every house has (「接続先名: OCN」) or of a model's is nobody's. */
function maskNamed(reading: Reading, kind: LabelKind, value: Span): number {
  const written = reading.text.slice(value.from, value.to);
  if ((kind === 'host' || kind === 'ssid' || (kind === 'id' && written.charCodeAt(0) > 0xff)) && (isGenericPhrase(written) || isModelName(written))) return 0;
  return maskLabelled(reading, kind, '', value);
}

/** 「機器名称　TANAKA-HGW」: behind a blank alone only what is written as a name of a device is one. */
const BLANK_HOST = /[ \t\u3000]{1,8}([A-Za-z][A-Za-z0-9]{1,30}(?:[-_][A-Za-z0-9]{1,20}){1,4})(?![\w.:=])/y;

function readBlankHost(reading: Reading, at: number): number {
  BLANK_HOST.lastIndex = at;
  const found = BLANK_HOST.exec(reading.text);
  if (found === null || /-masked-\d/.test(found[1]!)) return at;
  return maskNamed(reading, 'host', { from: BLANK_HOST.lastIndex - found[1]!.length, to: BLANK_HOST.lastIndex }) || at;
}

/** 「は」 or 「が」 and what it tells: a quoted name, or a word in Latin letters with a digit or a mark in it. */
const TOLD = /[ \u3000]?(?:[「『]([^」』\r\n]{2,40})(?=[」』])|(?=[A-Za-z_.-]{0,24}[\d_-])([A-Za-z0-9][\w.-]{3,40}))/y;

/** Behind the particle that ends at `at`. */
function readTold(reading: Reading, at: number): number {
  const { text } = reading;
  const kind = labelKindAt(text, at - 1);
  if (kind === undefined) return at;
  TOLD.lastIndex = at;
  const written = TOLD.exec(text);
  const value = written?.[1] ?? written?.[2];
  if (value === undefined || /-masked-\d/.test(value) || isGenericPhrase(value)) return at;
  return maskNamed(reading, kind, { from: TOLD.lastIndex - value.length, to: TOLD.lastIndex }) || at;
}
