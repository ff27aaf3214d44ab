import { z } from 'zod';
import { CONFIDENCES, KINDS, SOURCE_KINDS, type Kind } from './vocabulary.ts';

/** One segment of an id or an anchor: ASCII kebab-case, so that a link survives every forum. */
export const SEGMENT = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Japanese prose for a reader. `max` is a limit in characters that keeps an entry readable on a phone. */
export function prose(description: string, max = 400) {
  return z
    .string({ error: '文字で書いてください。' })
    .trim()
    .min(1, { error: '空のままです。' })
    .max(max, { error: `長すぎます。${max}文字までです。二つに分けるか、本文に移してください。` })
    .describe(description);
}

/** The id of an entry of one kind, without its folder: `moved-to-ipoe`, `ntt-hgw/pppoe-session`. */
export function idOf(kind: Kind, description: string) {
  const { folder, label } = KINDS[kind];
  return z
    .string({ error: `${label}のIDを書いてください。` })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/, {
      error: `IDは半角の小文字・数字・ハイフンだけです。content/${folder}/ の下のファイル名から .mdx を取ったものを書きます。`,
    })
    .meta({ description, refersTo: kind });
}

/** The id of one message on its page: `ntt-hgw/pppoe-session#released`. */
export const messageId = z
  .string({ error: 'ログの文のIDを書いてください。' })
  .regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)+#[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: '「ntt-hgw/pppoe-session#released」のように、ページのIDと # とアンカーで書いてください。',
  })
  .meta({ description: 'ログの文のID（ページのID#アンカー）。', refersTo: 'message-anchor' });

/** Where a reader is led for one thing on a page. Authored, never computed, because links must live as long as the site. */
export const anchor = z
  .string({ error: 'アンカーを書いてください。' })
  .regex(SEGMENT, { error: 'アンカーは半角の小文字・数字・ハイフンだけです。例: released' })
  .describe('ページ内の目印。一度公開したら変えません。例: released');

/** A calendar day. YAML hands over either text or a Date, according to who reads it. */
export const day = z
  .preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    z.string({ error: '「2026-11-22」の形で日付を書いてください。' })
      .regex(/^\d{4}-\d{2}-\d{2}$/, { error: '「2026-11-22」の形で日付を書いてください。' }))
  .describe('日付（年-月-日）。');

/** For a true story whose teller gives no date: said openly instead of guessed or lost. */
export const UNDATED = 'undated';

/** When a story happened: a year, a month or a day (`2023-03`), or `undated`. YAML reads a year as a number, a day as a Date. */
export const happened = z
  .preprocess((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'number' ? String(value) : value),
    z.string({ error: `「2023-03」か「2023-03-23」の形で書いてください。元の記録に時期がないときは ${UNDATED} です。` })
      .regex(new RegExp(`^(?:\\d{4}(?:-\\d{2}){0,2}|${UNDATED})$`), { error: `「2023-03」か「2023-03-23」の形で書いてください。元の記録に時期がないときは ${UNDATED} です。` }))
  .describe(`いつのことか。年、年-月、年-月-日のどれか。元の記録に時期が書かれていないときだけ ${UNDATED}（時期不明）。`);

export const confidence = z
  .enum(CONFIDENCES, { error: 'official（公式）、reported（報告）、inferred（推測）のどれかです。' })
  .describe('確かさ。official=メーカー・事業者・標準・ソースコード、reported=人の記録、inferred=私たちの推測。');

/** A stay of time as people write it: `10s`, `5m`, `2h`, `1d`. */
export const duration = z
  .string({ error: '「10s」「5m」「2h」のように書いてください。' })
  .regex(/^\d+(?:ms|s|m|h|d)$/, { error: '「10s」「5m」「2h」のように、数と単位（s m h d）で書いてください。' })
  .describe('時間の長さ。s=秒、m=分、h=時間、d=日。');

export const source = z
  .strictObject({
    key: z.string().regex(SEGMENT, { error: 'keyは半角の小文字・数字・ハイフンだけです。' }).optional().describe('この出典を本文や例から指す短い名前。'),
    url: z.url({ error: 'URLの形になっていません。https:// から書いてください。' }).optional().describe('出典のURL。'),
    name: prose('出典の名前。URLがないとき、またはページの題名。', 200).optional(),
    kind: z.enum(SOURCE_KINDS, { error: 'official、standard、code、report のどれかです。' }).describe('出典の種類。'),
    seen: day.describe('その出典を確かめた日。'),
  })
  .refine((value) => value.url !== undefined || value.name !== undefined, { error: 'url か name のどちらかを書いてください。' });

/** A sentence with its own confidence, for the places where certainty differs from line to line. */
export const claim = z.strictObject({
  text: prose('書きたいこと。1文か2文。'),
  confidence,
  source: z.string().optional().describe('sources の key。'),
});

/** What every entry carries. Spread `.shape` into each kind, so that each stays one flat strict object. */
export const common = z.strictObject({
  title: prose('題名。検索結果と掲示板でこのまま読まれます。', 60),
  summary: prose('2文までの要約。何が起きているか、どうすればよいか。', 200),
  confidence: confidence.describe('この項目全体の確かさ。'),
  wordings: z.array(prose('読者の言い方。直さずにそのまま。', 120)).default([]).describe('読者が検索するときの言い方。'),
  english: prose('英語の要約（3行まで）。', 600).optional(),
  sources: z.array(source, { error: 'sources を書いてください。出典のない項目は載せません。' }).min(1, { error: '出典が1つもありません。' }).describe('出典。'),
  checked: day.describe('内容を最後に確かめた日。'),
  formerly: z.array(z.string()).default([]).describe('前のURL（移動したとき）。例: /causes/old-name/'),
});
