import { compose, type Mask, type Redacted } from './redact-masks.ts';
import type { Named } from './redact-patterns.ts';
import { readFindings, type ReadOptions } from './redact-scan.ts';
import { accountsTold, selfTold } from './redact-self-told.ts';
import { createSubstitutes } from './redact-substitutes.ts';
import { widenLike } from './redact-widths.ts';

export type { Mask, Redacted } from './redact-masks.ts';
export type { Named } from './redact-patterns.ts';
export type { MaskKind } from './redact-state.ts';
export { CALL_MARKER } from './redact-calls.ts';

/** What a whole log shows and an excerpt of it may not: which words are hosts, and which are somebody's. */
export interface Known {
  readonly hosts: readonly string[];
  readonly names: readonly Named[];
}

/**
 * Replaces what tells whose log it is by substitutes that leave it readable: the same thing by the same substitute,
 * different things by different ones, an address by one of its class. Time and memory are linear in the text, nothing
 * throws, and the result redacted again is the result.
 *
 * Line by line in a call log the call itself is personal: such lines become `CALL_MARKER` unless `keepCalls`.
 * The word of a syslog header is a host where a line leaves no doubt of it. An excerpt may lack that line: `hosts` are
 * words known to be hosts already, in any case, such as `hostsOf` the log around it, and `names` are words known to be
 * somebody's wherever they stand alone.
 * Characters in full width are read like the usual ones. Not masked: what has no shape and no label (a name in a sentence).
 */
export function redact(text: string, options: { readonly keepCalls?: boolean } & Partial<Known> = {}): Redacted {
  const names = [...(options.names ?? []), ...selfTold(text)];
  const given: ReadOptions = { keepCalls: options.keepCalls ?? false, hosts: new Set(options.hosts?.map((host) => host.toLowerCase())), names };
  let redacted = redactOnce(text, given);
  const accounts = accountsTold(text, redacted.masks);
  const left = accounts.length === 0 ? '' : redacted.text.toLowerCase();
  const reading = accounts.some(({ word }) => left.includes(word)) ? { ...given, names: [...names, ...accounts] } : given;
  if (reading !== given) redacted = redactOnce(text, reading);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (readFindings(changedLines(redacted), createSubstitutes(), reading).findings.length === 0) break;
    redacted = compose(redacted, redactOnce(redacted.text, reading));
  }
  return redacted;
}

/**
 * The names that the text shows beyond doubt to be hosts, in lower case, each once, in the order of the text: what
 * `redact` needs to know of a log to mask an excerpt of it. Linear in the text; nothing throws.
 */
export function hostsOf(text: string): readonly string[] {
  return [...readFindings(text, createSubstitutes(), { keepCalls: true, hosts: new Set(), names: null }).hosts];
}

/**
 * A substitute can give its surroundings a shape they had not (`password foo.mydns.jp`, where the name gets a digit),
 * so the changed lines are read again until nothing is found. Logs take one reading; property tests have seen four.
 */
const ROUNDS = 12;

function redactOnce(text: string, reading: ReadOptions): Redacted {
  const book = createSubstitutes();
  const parts: string[] = [];
  const masks: Mask[] = [];
  let at = 0;
  let length = 0;
  for (const finding of readFindings(text, book, reading).findings) {
    const substitute = widenLike(text.slice(finding.from, finding.to), finding.write(book));
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
