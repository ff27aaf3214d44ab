import { isQuestion, takeQuestion, type Question } from './keep-question.ts';

/** The question form as it survives a reload of this tab: what stands in its fields, and what the analyzer had left. */
export interface KeptAsk {
  readonly fields: Readonly<Record<string, string>>;
  readonly left: Question | null;
}

const KEY = 'jiten:ask';

/**
 * What the form begins with. What the analyzer left is taken over once: its log replaces the one in the form, and from
 * then on belongs to the reader, whose edits and whose 全部消す count.
 */
export function takeAsk(): KeptAsk {
  const before = keptAsk();
  const left = takeQuestion();
  if (left === null) return before;
  const fields = { ...before.fields, ...(left.log === '' ? {} : { log: left.log }), ...((before.fields['device'] ?? '') === '' ? { device: left.device } : {}) };
  keepAsk({ fields, left });
  return { fields, left };
}

export function keepAsk(ask: KeptAsk): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ask));
  } catch {
    // The fields are then lost on a reload, and only then.
  }
}

export function forgetAsk(): void {
  takeQuestion();
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept there.
  }
}

function keptAsk(): KeptAsk {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null || !('fields' in value) || typeof value.fields !== 'object' || value.fields === null) return { fields: {}, left: null };
    const fields = Object.fromEntries(Object.entries(value.fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
    return { fields, left: 'left' in value && isQuestion(value.left) ? value.left : null };
  } catch {
    return { fields: {}, left: null };
  }
}
