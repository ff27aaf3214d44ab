import type { Reading } from './redact-state.ts';

/** What people name their devices by, and what such a name is told by in any log. */
export const DEVICE_WORDS: readonly string[] = [
  'iphone', 'ipad', 'ipod', 'macbook', 'macbookpro', 'macbookair', 'mbp', 'mba', 'imac', 'macmini', 'applewatch', 'pc', 'laptop', 'desktop', 'notepc',
  'galaxy', 'xperia', 'aquos', 'pixel', 'android', 'surface', 'thinkpad',
];
const DEVICES = new Set(DEVICE_WORDS);
/** A number out of the box stands behind these. */
const NUMBERED = new Set(['desktop', 'laptop', 'android']);

/** Parts of a device's name that tell a model or a role, and not whose it is. */
const GENERIC = new Set([
  'pro', 'air', 'mini', 'max', 'plus', 'ultra', 'lite', 'note', 'edge', 'fold', 'flip', 'tab', 'book', 'go', 'se', 'xs', 'xr', 'gen', 'wifi', 'wlan', 'lan', 'wan', 'ip', 'usb',
  'remote', 'dhcp', 'auto', 'box', 'tv', 'os', 'version', 'card', 'slot', 'system', 'windows', 'win', 'linux', 'client', 'server', 'host', 'guest', 'smart', 'for', 'all', 'each',
  'other', 'my', 'the', 'test', 'at', 'to', 'private', 'behind', 'same', 'stop', 'ok', 'info', 'support', 'home', 'office', 'based', 'side', 'app', 'apps', 'mode', 'local', 'new', 'old',
  'no', 'de', 'von', 'of', 'router', 'tethering', 'hotspot', 'setup', 'sharing', 'cam', 'wireless', 'wired', 'mobile', 'phone', 'tablet', 'watch', 'agent', 'update', 'class', 'onu', 'hgw', 'modem', 'dialer', 'ng', 'boot', 'link', 'fi', 'gnu', 'musl',
]);
const LONGEST = 64;

/** `Hanako no iPad`, and in small letters behind a mark: `name="hanako no ipad"`. */
const OWNER_IN_ROMAJI = /(?:\b([A-Z][A-Za-z]{1,19})|["'=「(:]([a-z]{2,20})) no $/;
/** 「There is no PC」 is a sentence. */
const VERBS = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'had', 'there', 'with', 'got', 'found', 'saw', 'see', 'but', 'and', 'or', 'if', 'in', 'on', 'error', 'warning', 'info']);

/**
 * A device's name around a word for a device at `at`: `TANAKA-PC`, `hanako-iphone`, `DESKTOP-A1B2C3D`, `Taro's iPhone`,
 * 「田中のiPhone」. A model alone (`Galaxy-S21`) is nobody's. Returns where to go on, or `at` when there is no such name.
 */
export function readDevice(reading: Reading, at: number, to: number, word: string): number {
  const { text } = reading;
  if (text[at - 1] === 'の') return maskOwner(reading, at - 1, to);
  if (text[at - 2] === 'の' && (text[at - 1] === ' ' || text[at - 1] === '\u3000')) return Math.max(at, maskOwner(reading, at - 2, to));
  const romaji = OWNER_IN_ROMAJI.exec(text.slice(Math.max(reading.lineFrom, at - 32), at));
  const named = romaji?.[1] ?? romaji?.[2];
  if (named !== undefined && !GENERIC.has(named.toLowerCase()) && !VERBS.has(named.toLowerCase())) return push(reading, at - named.length - ' no '.length, to);
  const owner = /([A-Za-z]{2,20})['’]s[ _-]$/.exec(text.slice(Math.max(reading.lineFrom, at - 24), at));
  if (owner !== null && !GENERIC.has(owner[1]!.toLowerCase())) return push(reading, at - owner[0].length, to);
  let from = at;
  let end = to;
  while (from > reading.lineFrom && at - from < LONGEST && isNameUnit(text.charCodeAt(from - 1))) from -= 1;
  while (end - at < LONGEST && isNameUnit(text.charCodeAt(end))) end += 1;
  while (from < at && isJoint(text.charCodeAt(from))) from += 1;
  while (end > to && isJoint(text.charCodeAt(end - 1))) end -= 1;
  if (end - from === to - at || text[end] === '@' || text[from - 1] === '/' || text[from - 1] === '%' || (text[from - 1] === '.' && text[end] === '.')) return at;
  const others = text.slice(from, end).toLowerCase().split(/[-_]+/).filter((part) => !DEVICES.has(part) && !GENERIC.has(part) && !/^(?:\d{1,3}[a-z]?|\d{1,3}th|[a-z]{1,2}\d{1,3}[a-z]?|[a-z])$/.test(part));
  // `android-dhcp-13` says what it is; `DESKTOP-A1B2C3D` says which.
  if (others.length === 0 || (others.length === 1 && NUMBERED.has(word) && others[0]!.length < 3)) return at;
  return /-masked-\d/.test(text.slice(from, end)) ? at : push(reading, from, end);
}

/** Letters, digits, `-` and `_`. */
function isNameUnit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || isJoint(code);
}

function isJoint(code: number): boolean {
  return code === 0x2d || code === 0x5f;
}

/** Words before 「の」 that tell no person. Relations (妻, 娘) tell nobody apart. */
const NOBODY = new Set(
  ('他 別 自分 自身 手元 手持 手持ち 複数 全て すべて 全部 全 各 お使い 使用 使用中 接続 接続中 接続先 特定 一部 一台 最新 新しい 古い 家族 自宅 会社 社内 社外 宅内 家 内 中 側 外 目 台目 用 無線 有線 普通 同じ 以前 以外 子供 子ども 妻 夫 娘 息子 母 父 兄 弟 姉 妹 嫁 旦那 主人 ' +
  '私 僕 俺 彼 彼女 友人 知人 友達 隣 隣家 上記 下記 該当 対象 元 親 次 前 後 両方 片方 新型 旧型 管理者 管理用 子機 親機 本人 本体 誰か だれか どれか ほか ほかの 相手 相手側 利用者 利用中 来客 来客用 居間 寝室 職場 学校 実家 店 店舗 事務所 手近 そば 近く 普段 いつも 現在 今 今日 昨日 先 その この あの どの 名前 名前無し 不明 未登録 登録済 登録済み 社用 業務用 個人 個人用 ' +
  '一般 国内 海外 国内版 海外版 中古 新品 初期 既定 標準 一つ ひとつ 二台 三台 何台か 数台 １台 端末 機器 機種 電話 携帯 市販 市販品 手前 奥 上 下 左 右 有効 無効 問題 症状 原因 最近 ローカル リモート クライアント サーバー サーバ ルーター ルータ ゲスト ネット アップル メーカー 別々 それぞれ 通常 対応 非対応 未対応 小型 大型 室内 屋内 館内 店内 校内 家中 一方 もう一方 もう一台 テスト').split(' '),
);

const HONORIFIC = /(?:さん|くん|君|ちゃん|様|家|先生)$/;

/** 「田中のiPhone」: the name before の, which stands by itself behind a blank or a mark. Returns where to go on: behind の where it names nobody. */
function maskOwner(reading: Reading, no: number, to: number): number {
  const { text, lineFrom } = reading;
  let from = no;
  while (from > lineFrom && no - from <= 9 && isJapanese(text.charCodeAt(from - 1))) from -= 1;
  from = text.lastIndexOf('の', no - 1) >= from ? text.lastIndexOf('の', no - 1) + 1 : from;
  const name = text.slice(from, no);
  let end = to;
  while (isNameUnit(text.charCodeAt(end)) && end - to < LONGEST) end += 1;
  if (name === '' || name.length > (HONORIFIC.test(name) ? 9 : 4) || NOBODY.has(name) || /^[はがをでにともへや]|[はがをでにもへ]$|.{2}[中内側用]$/.test(name)) return no + 1;
  return push(reading, from, end);
}

/** Whether 「の」 at `no` is followed by a word for a device in Japanese; if so it is read as 「田中のiPhone」 is. */
export function readJapaneseDevice(reading: Reading, no: number): number {
  JAPANESE_DEVICE.lastIndex = no + 1;
  if (!JAPANESE_DEVICE.test(reading.text)) return no;
  const end = maskOwner(reading, no, JAPANESE_DEVICE.lastIndex);
  return end > no + 1 ? end : no;
}

const JAPANESE_DEVICE = /(?:PS[345]|Switch|Xbox|Kindle|パソコン|スマホ|スマートフォン|タブレット|ノートパソコン|アイフォン|アイパッド|マックブック)(?![\u3041-\u9fff])/y;

/** Hiragana, katakana, the long-vowel mark, 々, kanji. */
function isJapanese(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30fe && code !== 0x30fb) || (code >= 0x4e00 && code <= 0x9fff) || code === 0x3005;
}

function push(reading: Reading, from: number, to: number): number {
  const { findings, text } = reading;
  const last = findings.at(-1);
  if (last !== undefined && last.to > from) return to;
  const name = text.slice(from, to).toLowerCase();
  findings.push({ kind: 'host', from, to, write: (book) => book.word('host', name) });
  return to;
}
