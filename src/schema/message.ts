import { z } from 'zod';
import { anchor, common, confidence, idOf, messageId, prose } from './parts.ts';
import { ADDRESS_CLASSES, EVENTS, LEVELS, SCREENS } from './vocabulary.ts';

/** One line that proves a template: `seen` on somebody's screen, or `source`: built from the text that prints it. */
export const sample = z
  .strictObject({
    seen: z.string().min(1).optional().describe('実際に見られた行（見出しを除いた本文）。個人の値は文書用の値に替えます。'),
    source: z.string().min(1).optional().describe('ソースコードや公式の一覧から組み立てた行。'),
    from: z.string().optional().describe('sources の key。'),
  })
  .refine((value) => (value.seen === undefined) !== (value.source === undefined), {
    error: 'seen（実際の行）か source（組み立てた行）の、どちらか一方だけを書いてください。',
  });

export const template = z.strictObject({
  text: z.string({ error: 'ひな形を書いてください。' }).min(1).describe('ひな形。実際の行を写し、変わる部分だけを {n} {ip} {text} などに替えます。'),
  samples: z
    .array(sample, { error: 'samples に行の例を書いてください。' })
    .min(1, { error: '例が1つもありません。実際の行を1つ写してください。' })
    .max(3, { error: '例は3行までです。形の違う行は別のひな形に分けてください。' })
    .describe('ひな形が合う行の例。1〜3行。'),
});

/** A level that depends on whose address a hole took: a scan from outside is noise, from inside a sign. */
export const levelWhen = z.strictObject({
  hole: z.string().describe('値を見る穴の名前。'),
  is: z.array(z.enum(ADDRESS_CLASSES)).min(1).describe('アドレスの種類。'),
  level: z.enum(LEVELS).describe('そのときの判定。'),
  meaning: prose('そのときの意味。'),
  worry: prose('そのとき、心配すべきか。').optional(),
});

export const message = z.strictObject({
  anchor,
  title: prose('何が起きたか。短く。', 60),
  screen: z.enum(SCREENS).default('log').describe('どこで見るか。log=ログ、status=状態の表示、lamp=ランプ、code=エラー番号。'),
  templates: z.array(template).min(1).describe('この意味の行のひな形。'),
  level: z.enum(LEVELS, { error: 'fault（故障）、sign（手がかり）、normal（正常）、noise（無視してよい）のどれかです。' }).describe('判定。fault は通信が止まった・止まっているときだけ。'),
  when: z.array(levelWhen).default([]).describe('アドレスの種類で判定が変わるとき。'),
  event: z.enum(EVENTS, { error: 'src/schema/vocabulary.ts の EVENTS にある語を書いてください。例: wan.session/end' }).optional().describe('出来事の種類。'),
  meaning: prose('何が起きたか。技術者でない人に。'),
  confidence,
  source: z.string().optional().describe('意味の出典（sources の key）。'),
  worry: prose('心配すべきか。').optional(),
  next: prose('次に見ること。').optional(),
  noise_until: prose('無視してよくなくなる条件。noise のとき。').optional(),
  precedes: z.array(messageId).default([]).describe('このあとに続く文。'),
  follows: z.array(messageId).default([]).describe('この前に出る文。'),
  causes: z.array(z.strictObject({ cause: idOf('cause', '原因のID。'), confidence })).default([]).describe('考えられる原因。'),
  near_misses: z.array(z.string().min(1)).default([]).describe('似ているが合ってはいけない行。fault と sign には必ず1つ以上。'),
});

/** One page: the messages of one dialogue of one family, in the order in which a reader meets them. */
export const messagePage = z.strictObject({
  ...common.shape,
  messages: z.array(message, { error: 'messages を書いてください。' }).min(1, { error: '文が1つもありません。' }).describe('このページの文。'),
});
export type MessagePage = z.infer<typeof messagePage>;
export type Message = z.infer<typeof message>;
