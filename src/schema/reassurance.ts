import { z } from 'zod';
import { SEGMENT, prose } from './parts.ts';
import { selector } from './story.ts';

/**
 * Everyday lines that frighten: what calms their reader, and from where on it no longer does. Kept apart from stories,
 * because nothing is broken and nothing has to be mended.
 */
export const reassurance = z.strictObject({
  id: z.string().regex(SEGMENT, { error: '半角の小文字・数字・ハイフンだけです。' }).describe('この安心の名前。原因の中で一つだけ。'),
  of: z.array(selector).min(1, { error: '安心してよい行を1つ以上書いてください。' }).max(40).describe('安心してよい行。どれか1つに当てはまればよく、判定が正常か「無視してよい」の行だけを数えます。'),
  sender: z.array(z.string().min(1)).default([]).describe('送ってきた側のアドレスが入る穴の名前。例: [src, ip]。ここが家の中のアドレスなら、安心に入れません。'),
  unless: z.array(selector).default([]).describe('この行が1行でもあれば、心配いらないとは言いません。判定が故障か手がかりのもの、送ってきた側が家の外のものだけを見ます。例: { event: login/ok }'),
  why: prose('心配しなくてよいわけ。1文か2文で、こわがっている人に。', 200),
  worry_when: prose('どこから心配か。何が見えたら、心配いらないとは言えなくなるか。', 200),
});
export type Reassurance = z.infer<typeof reassurance>;
