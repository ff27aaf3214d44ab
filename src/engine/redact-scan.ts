import { closeCallLine, noteJapaneseCall } from './redact-calls.ts';
import { readChunk } from './redact-chunk.ts';
import { isHostName, noteHeaderHost } from './redact-hosts.ts';
import { readJapaneseLabels } from './redact-labels-japanese.ts';
import { isSharedAccount } from './redact-users.ts';
import { readQuery } from './redact-query.ts';
import { kindAt, type Finding, type Reading } from './redact-state.ts';
import type { Substitutes } from './redact-substitutes.ts';
import { findNext, readNext, watches, type Named } from './redact-patterns.ts';
import { maskWord } from './redact-values.ts';
import { narrow } from './redact-widths.ts';

export interface ReadOptions {
  readonly keepCalls: boolean;
  /** Words known to be hosts, lower case. */
  readonly hosts: ReadonlySet<string>;
  /** Words known to be somebody's; null where only hosts are wanted, which no pattern finds. */
  readonly names: readonly Named[] | null;
}

export interface Found {
  /** What is to be masked, ascending and apart. */
  readonly findings: readonly Finding[];
  /** The words that this text shows to be hosts beyond doubt, lower case, as they appear. */
  readonly hosts: ReadonlySet<string>;
}

/**
 * Everything in the text that is to be masked. One pass: each finder starts where the reading stands, looks a bounded
 * stretch around it, and says where to go on.
 */
export function readFindings(written: string, book: Substitutes, { keepCalls, hosts, names }: ReadOptions): Found {
  const text = narrow(written);
  const reading: Reading = {
    text, book, keepCalls, findings: [], hosts: new Set(), knownHosts: hosts, lineFrom: 0, lineFindings: 0, ahead: { from: -1, to: -1, kind: 'host', isSure: false },
    call: { word: false, phone: false, voip: false }, watches: names === null ? [] : watches(text, names), next: { from: -1, to: -1, kind: 'secret' }, slashAt: -1, breakAt: -1,
  };
  const { ahead, findings } = reading;
  beginLine(reading, 0);
  findNext(reading, 0);
  let at = 0;
  while (at < text.length) {
    if (at === ahead.from) {
      at = takeAhead(reading);
      continue;
    }
    if (at >= reading.next.from) {
      if (at === reading.next.from) { at = readNext(reading); continue; }
      findNext(reading, at);
      if (at === reading.next.from) continue;
    }
    const code = text.charCodeAt(at);
    if (code >= 128) {
      noteJapaneseCall(reading, at);
      at = readJapaneseLabels(reading, at);
    } else if (kindAt(text, at) !== 0) at = readChunk(reading, at);
    else if (code === 0x0a || code === 0x0d) {
      closeCallLine(reading, at);
      at += 1;
      beginLine(reading, at);
    } else {
      if (code === 0x2f) reading.slashAt = at;
      else if (code === 0x3f) {
        const end = readQuery(reading, at);
        if (end > at) {
          at = end;
          continue;
        }
      } else if (code <= 0x20 || code === 0x22 || code === 0x27 || code === 0x3c || code === 0x3e) reading.breakAt = at;
      at += 1;
    }
  }
  closeCallLine(reading, text.length);
  return {
    findings: findings.filter((finding) => finding.ifHost === undefined || reading.hosts.has(finding.ifHost)),
    hosts: reading.hosts,
  };
}

function beginLine(reading: Reading, at: number): void {
  // A line that is cited begins behind its mark.
  reading.lineFrom = reading.text[at] === '＞' ? at + 1 : at;
  reading.lineFindings = reading.findings.length;
  reading.breakAt = at;
  const { call } = reading;
  call.word = false;
  call.phone = false;
  call.voip = false;
  noteHeaderHost(reading);
}

function takeAhead(reading: Reading): number {
  const { text, ahead, hosts, book } = reading;
  const { from, to, kind, isSure } = ahead;
  ahead.from = -1;
  if (kind === 'secret') return maskWord(reading, kind, { from, to });
  const host = text.slice(from, to);
  if (kind === 'id') return isSharedAccount(host) ? from : maskWord(reading, kind, { from, to });
  if (book.isKeptWord(host)) return to;
  // An address or a default name is read like any other word; `ahead` is empty by now.
  if (!isHostName(host)) return from;
  const key = host.toLowerCase();
  if (isSure) hosts.add(key);
  const finding: Finding = { kind: 'host', from, to, write: (substitutes) => substitutes.word('host', key) };
  reading.findings.push(isSure ? finding : { ...finding, ifHost: key });
  return to;
}
