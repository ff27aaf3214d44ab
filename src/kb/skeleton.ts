import { stringify } from 'yaml';
import type { Kind } from '../schema/vocabulary.ts';
import type { Proposal } from './propose.ts';

/** The day of `now` as entries write it. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** The mark of what only a person knows; the content check finds it where it is left. */
export const UNWRITTEN = 'ここに書く';
const ASK = UNWRITTEN;

function common(title: string, day: string): Record<string, unknown> {
  return {
    title, summary: `${ASK}: 何が起きているか、どうすればよいか。2文まで。`, confidence: 'inferred',
    sources: [{ key: 'a', name: `${ASK}: 出典の名前（またはurl）`, kind: 'report', seen: day }], checked: day,
  };
}

function mdx(front: Record<string, unknown>, body: string): string {
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}\n`;
}

/** One message as YAML, for a new page or to add to a page that is there already; `from` is the key of the source that shows the line. */
export function messageSkeleton({ message, template }: Proposal, anchor: string, from = `${ASK}（sourcesのkey）`): Record<string, unknown> {
  return {
    anchor, title: `${ASK}: 何が起きたか`, templates: [{ text: template, samples: [{ seen: message, from }] }],
    level: 'normal', meaning: `${ASK}: 技術者でない人に、何が起きたかを説明する。`, confidence: 'inferred',
    worry: `${ASK}: 心配すべきか。`, next: `${ASK}: 次に見ること。`,
  };
}

/** A new page of messages: valid but for what only a person knows, which is marked. */
export function messagePageSkeleton(proposal: Proposal, day: string): string {
  return mdx({ ...common(`${ASK}: 何の行のページか`, day), messages: [messageSkeleton(proposal, 'first', 'a')] }, `${ASK}: この画面や機能が何かを、短く説明する。`);
}

/** A new entry of any other kind from its title. The fields that only a person knows say so. */
export function entrySkeleton(kind: Exclude<Kind, 'message'>, title: string, day: string): string {
  const base = common(title, day);
  const claim = { text: ASK, confidence: 'inferred' };
  const rest: Record<Exclude<Kind, 'message'>, Record<string, unknown>> = {
    symptom: { wordings: [title, `${ASK}: 読者の別の言い方`], triggers: ['nothing-changed'], save_first: [`${ASK}: 先に残すもの`], first_check: ASK, causes: [{ cause: ASK, check: ASK, see: ASK, confidence: 'inferred' }] },
    cause: { checks: [ASK], workarounds: [], resolutions: [], who: [claim] },
    fix: { requires: [], danger: [], steps: [{ anchor: 'first', do: ASK }], loses: [], undo: ASK, worked: ASK, if_not: [{ text: ASK }] },
    check: { question: `${ASK}？`, how: [{ anchor: 'first', do: ASK }], answers: [{ anchor: 'yes', text: 'はい', means: ASK, confidence: 'inferred' }, { anchor: 'no', text: 'いいえ', means: ASK, confidence: 'inferred' }], proves: ASK, not_proves: ASK },
    case: { happened: day.slice(0, 7), symptom: ASK, timeline: [{ at: '最初', what: ASK }, { at: '最後', what: ASK }], told: [ASK], cause: ASK, ended: ASK },
    family: { type: 'program', processes: [] },
    service: { technology: 'unknown', technology_confidence: 'inferred', ports: claim, tell: [claim] },
    provider: { plans: [], way_back: [] },
    term: { definition: ASK, variants: [] },
  };
  return mdx({ ...base, ...rest[kind] }, `${ASK}: 説明。`);
}
