import { z } from 'zod';
import { SEGMENT, duration, idOf, messageId, prose } from './parts.ts';
import { ADDRESS_CLASSES, EVENTS, STRENGTHS } from './vocabulary.ts';

/** One thing a story looks for: an event of any maker, or one message; `where` holds holes to fixed text. */
export const selector = z
  .strictObject({
    event: z.enum(EVENTS, { error: 'EVENTS にある出来事を書いてください。例: wan.session/end' }).optional().describe('出来事。'),
    message: messageId.optional().describe('ログの文。'),
    where: z.record(z.string(), z.string()).optional().describe('穴の値がこの文字と等しいときだけ。例: { session: メインセッション }'),
  })
  .refine((value) => (value.event === undefined) !== (value.message === undefined), { error: 'event か message のどちらか一方だけを書いてください。' });

/**
 * Evidence for a cause in the vocabulary of Sigma correlations (design §4): what was seen, in which order,
 * how often, and what must not have followed.
 */
export const story = z
  .strictObject({
    id: z.string().regex(SEGMENT, { error: '半角の小文字・数字・ハイフンだけです。' }).describe('この話の名前。原因の中で一つだけ。'),
    title: prose('ログに何が並ぶか。1文。', 120),
    type: z.enum(['single', 'ordered', 'unordered', 'count'], { error: 'single、ordered、unordered、count のどれかです。' }).describe('並び方。single と count では、of のどれか1つが当てはまれば1回と数えます。'),
    of: z.array(selector).min(1).max(20).describe('見る出来事。ordered では起きた順、unordered では全部、single と count ではどれか。'),
    within: duration.optional().describe('この時間の中で。'),
    at_least: z.number().int().min(2).optional().describe('count のとき、何回以上か。'),
    apart: duration.optional().describe('count のとき、前に数えた行からこの時間より近い行は、同じ1回を別の言葉で書いたものとみて数えない。時刻のない行は、戻った行などを間にはさまずに続くあいだ、1回とみる。'),
    retold: duration.optional().describe('count と ordered のとき、前の行からこの時間より近い別の文は、同じ1回をもう一度書いたものとみて数えない。同じ文がまた出たら、次の1回と数える。時刻のない行は、続くあいだ、近いとみる。例: SSHの「Invalid user」と「Failed password」'),
    by: z.array(z.string().min(1)).min(1).optional().describe('同じ値でまとめる穴の名前。いくつか書くと、行にある最初のもの。例: [session]、[ip, src]'),
    from: z.array(z.enum(ADDRESS_CLASSES)).min(1).optional().describe('by の値が、この種類のアドレスのものだけを見る。例: [global]（家の外）。IPv6は家の中のこともあるので、確かさを1つ下げ、弱い話はしません。'),
    unless: z.strictObject({ any: z.array(selector).min(1).describe('打ち消す出来事。'), within: duration }).optional().describe('このあとにこれが起きたら当てはまらない。'),
    silent_with: z.array(selector).default([]).describe('この出来事が、by と from に合う行に1つでもあれば、この話をしない。例: だれも入っていない、と言う話のログインの成功。'),
    restored_by: z.array(selector).default([]).describe('これがあとに続けば、もう直っている。'),
    against: z.array(selector).default([]).describe('これがあれば、ほかの原因かもしれない。'),
    strength: z.enum(STRENGTHS, { error: 'decisive（断定）、strong（強い）、weak（弱い）のどれかです。' }).describe('そろったときの確かさ。報告1件なら decisive にしません。'),
    settle: z.array(idOf('check', '決め手になる確かめ方のID。')).default([]).describe('決め手になる確かめ方。'),
    says: prose('読者に伝える文。「〜とみられます」のように、確かさに合わせて。'),
  })
  .refine((value) => value.type !== 'count' || value.at_least !== undefined, { path: ['at_least'], error: 'count には at_least（何回以上か）を書いてください。' })
  .refine((value) => value.apart === undefined || value.type === 'count', { path: ['apart'], error: 'apart は count のときだけ書けます。' })
  .refine((value) => value.retold === undefined || value.type === 'count' || value.type === 'ordered', { path: ['retold'], error: 'retold は count と ordered のときだけ書けます。' })
  .refine((value) => value.from === undefined || value.by !== undefined, { path: ['from'], error: 'from を書くなら、アドレスが入る穴の名前を by に書いてください。' })
  .refine((value) => value.type !== 'ordered' || value.of.length >= 2, { path: ['of'], error: 'ordered には出来事を2つ以上書いてください。1つなら single です。' });
export type Story = z.infer<typeof story>;
