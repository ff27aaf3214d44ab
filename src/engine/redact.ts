import { compose, type Mask, type Redacted } from './redact-masks.ts';
import { readFindings } from './redact-scan.ts';
import { createSubstitutes } from './redact-substitutes.ts';

export type { Mask, Redacted } from './redact-masks.ts';
export type { MaskKind } from './redact-state.ts';
export { CALL_MARKER } from './redact-calls.ts';

/**
 * Replaces what tells whose log it is by substitutes that leave it readable: the same thing by the same substitute,
 * different things by different ones, an address by one of its class. Time and memory are linear in the text, nothing
 * throws, and the result redacted again is the result.
 *
 * Line by line in a call log the call itself is personal: such lines become `CALL_MARKER` unless `keepCalls`.
 * Not masked: what has no shape and no label (a name in a sentence), characters in full width.
 */
export function redact(text: string, options: { readonly keepCalls?: boolean } = {}): Redacted {
  const keepCalls = options.keepCalls ?? false;
  let redacted = redactOnce(text, keepCalls);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (readFindings(changedLines(redacted), createSubstitutes(), keepCalls).length === 0) break;
    redacted = compose(redacted, redactOnce(redacted.text, keepCalls));
  }
  return redacted;
}

/**
 * A substitute can give its surroundings a shape they had not (`password foo.mydns.jp`, where the name gets a digit),
 * so the changed lines are read again until nothing is found. Logs take one reading; property tests have seen four.
 */
const ROUNDS = 12;

function redactOnce(text: string, keepCalls: boolean): Redacted {
  const book = createSubstitutes();
  const parts: string[] = [];
  const masks: Mask[] = [];
  let at = 0;
  let length = 0;
  for (const finding of readFindings(text, book, keepCalls)) {
    const substitute = finding.write(book);
    parts.push(text.slice(at, finding.from), substitute);
    const from = length + finding.from - at;
    length = from + substitute.length;
    at = finding.to;
    masks.push({ kind: finding.kind, original: { from: finding.from, to: finding.to }, substitute: { from, to: length } });
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), masks };
}

/** The lines that hold a substitute; nothing in the others can have become something to mask. */
function changedLines({ text, masks }: Redacted): string {
  const lines: string[] = [];
  let read = 0;
  for (const { substitute } of masks) {
    if (substitute.from < read) continue;
    let from = substitute.from;
    let to = substitute.to;
    while (from > read && !isLineEnd(text, from - 1)) from -= 1;
    while (to < text.length && !isLineEnd(text, to)) to += 1;
    lines.push(text.slice(from, to));
    read = to;
  }
  return lines.join('\n');
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}
