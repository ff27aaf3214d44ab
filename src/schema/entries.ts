import { z } from 'zod';
import { DANGER_NAMES, type Danger } from './dangers.ts';
import { anchor, claim, common, confidence, happened, idOf, prose } from './parts.ts';
import { messagePage } from './message.ts';
import { reassurance } from './reassurance.ts';
import { story } from './story.ts';
import { DEVICE_PLACES, TECHNOLOGIES, TRIGGERS, type DevicePlace, type Technology, type Trigger } from './vocabulary.ts';

const trigger = z.enum(Object.keys(TRIGGERS) as [Trigger, ...Trigger[]], { error: '「いつから」の語は src/schema/vocabulary.ts の TRIGGERS から選びます。' });
const technology = z.enum(Object.keys(TECHNOLOGIES) as [Technology, ...Technology[]]);

/** What a reader sees, in their own words, and the causes it may have, each with the check that tells. */
export const symptom = z.strictObject({
  ...common.shape,
  wordings: z.array(prose('読者の言い方。直さずにそのまま。', 120)).min(2, { error: '読者の言い方を2つ以上書いてください。' }).describe('読者の言い方。検索に使います。'),
  triggers: z.array(trigger).min(1, { error: '「いつから」を1つ以上選んでください。' }).describe('いつから起きたか。'),
  save_first: z.array(prose('先に残すもの。', 160)).min(1, { error: '先に残すもの（ログやランプの写真など）を書いてください。' }).describe('直す前に残しておくもの。'),
  outage: prose('先に障害情報を見るべきとき、その見かた。', 240).optional(),
  first_check: idOf('check', '最初にする確かめ方。'),
  causes: z
    .array(z.strictObject({
      cause: idOf('cause', '原因のID。'),
      check: idOf('check', '見分ける確かめ方のID。'),
      see: prose('その原因なら何が見えるか。', 200),
      confidence,
      source: z.string().optional().describe('sources の key。'),
    }))
    .min(1, { error: '考えられる原因を1つ以上書いてください。' })
    .describe('原因と、見分ける確かめ方の表。'),
  not_this: z.array(z.strictObject({ symptom: idOf('symptom', '似た症状のID。'), differ: prose('どこが違うか。', 160) })).default([]).describe('似ているが別の症状。'),
});

/** Why it happens, what proves it, who it can happen to; a workaround (for tonight) and a resolution (for good) apart. */
export const cause = z.strictObject({
  ...common.shape,
  evidence: z.array(story).default([]).describe('ログでわかるときの、出来事の並び。'),
  reassure: z.array(reassurance).default([]).describe('ログの行がこわく見えても心配いらないとき、そのわけと、どこから心配か。'),
  checks: z.array(idOf('check', '確かめ方のID。')).min(1, { error: '確かめ方を1つ以上書いてください。' }).describe('この原因かを確かめる方法。'),
  workarounds: z.array(idOf('fix', '直し方のID。')).default([]).describe('とりあえずの手当て。'),
  resolutions: z.array(idOf('fix', '直し方のID。')).default([]).describe('根本の直し方。'),
  who: z.array(claim).min(1, { error: 'どんな人に起きるかを書いてください。' }).describe('起きる人。'),
  not_who: z.array(claim).default([]).describe('起きない人。'),
  suspected_first: z.array(prose('まちがえて先に疑うもの。', 160)).default([]).describe('先に疑いがちなもの。'),
  neighbours: z.array(z.strictObject({ cause: idOf('cause', '似た原因のID。'), differ: prose('見分け方。', 200) })).default([]).describe('似ているが別の原因。'),
  services: z.array(idOf('service', '接続サービスのID。')).default([]).describe('関係する接続サービス。'),
});

/** A test with answers; each answer speaks for or against causes. */
export const check = z.strictObject({
  ...common.shape,
  question: prose('何を確かめるか。問いの形で。', 120),
  needs: z.array(prose('要るもの。', 100)).default([]).describe('要るもの（スマホ、LANケーブルなど）。'),
  how: z.array(z.strictObject({ anchor, do: prose('すること。'), see: prose('見えるもの。').optional() })).min(1).describe('手順。'),
  answers: z
    .array(z.strictObject({
      anchor,
      text: prose('答え。', 120),
      means: prose('その答えからわかること。'),
      supports: z.array(idOf('cause', '原因のID。')).default([]).describe('この答えが支持する原因。'),
      excludes: z.array(idOf('cause', '原因のID。')).default([]).describe('この答えが否定する原因。'),
      confidence,
    }))
    .min(2, { error: '答えは2つ以上要ります（どちらに出ても先へ進めるように）。' })
    .describe('答え。'),
  proves: prose('この確かめ方でわかること。'),
  not_proves: prose('この確かめ方ではわからないこと。'),
});

/** How to mend it: preconditions first, losses before steps, a way back, and what next if it fails. */
export const fix = z.strictObject({
  ...common.shape,
  requires: z
    .array(z.strictObject({
      kind: z.enum(['line', 'service', 'device', 'account', 'skill'], { error: 'line、service、device、account、skill のどれかです。' }).describe('何の条件か。'),
      need: prose('満たすべき条件。', 200),
      ask: prose('わからないとき、誰に何を聞くか。', 200),
      confidence,
    }))
    .default([])
    .describe('始める前の条件。わからなければ先に聞きます。'),
  danger: z.array(z.enum(DANGER_NAMES as [Danger, ...Danger[]], { error: 'src/schema/dangers.ts にある警告の名前を書いてください。' })).default([]).describe('手順の前に出す警告。'),
  steps: z
    .array(z.strictObject({
      anchor,
      do: prose('すること。どの画面の、どこを、どうするか。', 500),
      see: prose('うまくいくと見えるもの。').optional(),
      undo: prose('元に戻すには。').optional(),
    }))
    .min(1)
    .describe('手順。1手順に1つの動作。'),
  loses: z.array(prose('失うもの。', 200)).default([]).describe('この方法で失うもの。'),
  may_cost: prose('かかるかもしれない費用。', 200).optional(),
  call: z.strictObject({ to: z.enum(['provider', 'maker', 'office', 'building'], { error: 'provider（プロバイダーと回線の会社）、maker（メーカー）、office（会社）、building（建物の管理）のどれかです。' }).describe('誰への電話か。provider、maker、office、building のどれか。'), who: prose('誰に。', 100), say: z.array(prose('言うこと。', 200)).min(1).describe('言うこと。'), ready: z.array(prose('用意するもの。', 160)).default([]).describe('用意するもの。') }).optional().describe('電話するとき。'),
  undo: prose('元に戻す方法。戻せないなら「戻せません」と書く。'),
  worked: prose('うまくいったかの確かめ方。'),
  if_not: z.array(z.strictObject({ text: prose('だめだったとき。', 200), fix: idOf('fix', '次の直し方のID。').optional(), check: idOf('check', '次の確かめ方のID。').optional() })).min(1, { error: 'だめだったときの行き先を1つ以上書いてください。' }).describe('だめだったとき。'),
});

/** A real story, told in our words: what was seen, what was suspected, what told, how it ended. */
export const caseEntry = z.strictObject({
  ...common.shape,
  happened,
  device: prose('機器。', 120).optional(),
  families: z.array(idOf('family', '機器やプログラムのID。')).default([]).describe('関係する機器とプログラム。'),
  provider: idOf('provider', 'プロバイダーのID。').optional(),
  service: idOf('service', '接続サービスのID。').optional(),
  symptom: idOf('symptom', '症状のID。'),
  timeline: z.array(z.strictObject({ at: prose('いつ。', 40), what: prose('何が。', 300) })).min(2).describe('できごとの順。'),
  log: z.array(z.strictObject({ name: prose('どのログか。', 80), text: z.string().min(1).describe('ログ。個人の値は文書用の値に替えます。') })).default([]).describe('ログ。'),
  suspected_first: z.array(prose('先に疑ったもの。', 200)).default([]).describe('先に疑ったもの。'),
  told: z.array(prose('決め手。', 200)).min(1).describe('決め手になったこと。'),
  cause: idOf('cause', '原因のID。'),
  fixes: z.array(idOf('fix', '直し方のID。')).default([]).describe('した直し方。'),
  ended: prose('どう終わったか。'),
});

const program = z.strictObject({
  ...common.shape,
  type: z.literal('program'),
  processes: z.array(z.string()).default([]).describe('ログの見出しに出る名前。例: pppd'),
  runs_on: z.array(idOf('family', '機器のID。')).default([]).describe('動いている機器。'),
});

/** How one device lays out the lines of one screen: everything before the message, in the template language. */
export const format = z.strictObject({
  anchor,
  name: prose('画面やログの名前。', 80),
  header: z.string().min(1).describe('行の形。最後は必ず {message}。例: "{at:time} {message}"'),
  order: z.enum(['newest-first', 'oldest-first', 'unknown']).describe('並び順。'),
  samples: z.array(z.strictObject({ seen: z.string().optional(), source: z.string().optional(), from: z.string().optional() })
    .refine((value) => (value.seen === undefined) !== (value.source === undefined), { error: 'seen か source のどちらか一方だけを書いてください。' }))
    .min(1).max(3).describe('行の例（見出しつき）。'),
});

const device = z.strictObject({
  ...common.shape,
  type: z.literal('device'),
  makers: z.array(prose('メーカー名。', 40)).min(1).describe('メーカー。'),
  place: z.enum(Object.keys(DEVICE_PLACES) as [DevicePlace, ...DevicePlace[]], { error: 'place は line（回線の会社から届いた機器）、home（家庭用）、office（事務所）、server（自作、サーバー）のどれかです。' }).describe('どこで使う機器か。一覧の分け方です。'),
  shape: z.literal(true, { error: 'shape は true だけです。機器の項目には書きません。' }).optional().describe('1つの機器ではなく、多くの機器やサーバーが同じ形で書くログの項目（syslogなど）なら true。行の形だけでは機器が決まらないときに、この名前を出します。'),
  models: z.array(z.strictObject({ anchor, name: prose('機種名。', 60), note: prose('この機種について。').optional(), source: z.string().optional() })).default([]).describe('機種。'),
  screens: z.array(z.strictObject({ anchor, name: prose('画面の名前。', 80), open: z.array(prose('開き方。')).min(1), note: prose('注意。').optional(), confidence })).default([]).describe('ログの画面と開き方。'),
  formats: z.array(format).default([]).describe('ログの行の形。'),
  programs: z.array(idOf('family', 'プログラムのID。')).default([]).describe('この機器で動くプログラム。'),
  keeps_log: claim.optional().describe('電源を切るとログが消えるか。'),
  lamps: z.array(z.strictObject({ anchor, name: prose('ランプの名前。', 40), states: z.array(z.strictObject({ state: prose('光り方。', 40), meaning: prose('意味。'), confidence, source: z.string().optional() })).min(1) })).default([]).describe('ランプ。'),
});

export const family = z.discriminatedUnion('type', [device, program], { error: 'type は device（機器）か program（プログラム）です。' });

/** A connection service as its carrier sells it (v6プラス, OCNバーチャルコネクト …). */
export const service = z.strictObject({
  ...common.shape,
  carrier: prose('提供する会社。', 80).optional(),
  technology: technology.describe('IPv4を運ぶ方式。'),
  technology_confidence: confidence,
  ports: claim.describe('使えるポート。'),
  passes: z.array(z.strictObject({ what: prose('通信。', 60), answer: z.enum(['yes', 'no', 'limited', 'unknown']).describe('通るか。yes、no、limited（条件つき）、unknown（未確認）。'), note: prose('理由。'), confidence })).default([]).describe('通るもの・通らないもの。'),
  mtu: claim.optional().describe('MTU。'),
  tell: z.array(claim).min(1).describe('この方式かを見分ける方法。'),
  leave: z.array(claim).default([]).describe('やめ方・並べ方。'),
});

/** Who sells the line to the reader. Never "provider, therefore method": one name sells several services. */
export const provider = z.strictObject({
  ...common.shape,
  plans: z.array(z.strictObject({ name: prose('プランの名前。', 80), services: z.array(z.strictObject({ service: idOf('service', '接続サービスのID。'), note: prose('条件。', 160).optional(), confidence })).min(1).describe('このプランで使われる接続サービス。') })).default([]).describe('プランと接続サービス。'),
  id_suffix: claim.optional().describe('PPPoEの接続IDの形。'),
  check_page: z.strictObject({ url: z.url().describe('ページのURL。'), what: prose('何がわかるか。'), confidence }).optional().describe('接続方式を確かめるページ。'),
  contact: z.array(claim).default([]).describe('問い合わせ先。古い電話番号は「当時」と書きます。'),
  way_back: z.array(claim).default([]).describe('PPPoEへ戻す・並べる道。'),
});

/** A word worth explaining. `standalone` gives it a page of its own; the rest share the glossary. */
export const term = z.strictObject({
  ...common.shape,
  reading: z.string().optional().describe('よみ（ひらがな）。'),
  variants: z.array(z.string().min(1)).default([]).describe('ほかの書き方。'),
  definition: prose('やさしい説明。', 500),
  standalone: z.boolean().default(false).describe('1ページにするか。'),
  autolink: z.boolean().default(true).describe('本文に初めて出たところを、用語集へのリンクにするか。どのページにも出る言葉は false にします。'),
  see: z.array(idOf('term', '関係する用語のID。')).default([]).describe('関係する用語。'),
});

export const SCHEMAS = {
  symptom, cause, fix, check, message: messagePage, case: caseEntry, family, service, provider, term,
} as const;

export type Symptom = z.infer<typeof symptom>;
export type Cause = z.infer<typeof cause>;
export type Check = z.infer<typeof check>;
export type Fix = z.infer<typeof fix>;
export type Case = z.infer<typeof caseEntry>;
export type Family = z.infer<typeof family>;
export type DeviceFamily = z.infer<typeof device>;
export type ProgramFamily = z.infer<typeof program>;
export type Format = z.infer<typeof format>;
export type Service = z.infer<typeof service>;
export type Provider = z.infer<typeof provider>;
export type Term = z.infer<typeof term>;

/** The front matter of each kind, as the schemas hand it on (defaults filled in). */
export interface EntryData {
  symptom: Symptom; cause: Cause; fix: Fix; check: Check; message: import('./message.ts').MessagePage;
  case: Case; family: Family; service: Service; provider: Provider; term: Term;
}
