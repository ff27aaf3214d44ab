import type { Reading } from './redact-state.ts';

/** Stands where a line of a call log stood. */
export const CALL_MARKER = '[通話の記録を省略]';

/** 発信, 着信, 通話, 外線, 内線: how the lines of a ひかり電話 log begin; 通話切断 and 外線着信 begin alike. */
const CALL_STARTS = ['発信', '着信', '通話', '外線', '内線'];

/** Takes note of a run of Japanese that begins as a call log's line does. */
export function noteJapaneseCall(reading: Reading, from: number): void {
  const code = reading.text.charCodeAt(from);
  if (code !== 0x767a && code !== 0x7740 && code !== 0x901a && code !== 0x5916 && code !== 0x5185) return;
  if (CALL_STARTS.some((start) => reading.text.startsWith(start, from))) reading.call.word = true;
}

/** Takes note of the English words of call logs; `voip` and `sip` also say what kind of line it is. */
export function noteEnglishCall(reading: Reading, word: string, next: string | undefined): void {
  if (word === 'voip') reading.call.voip = true;
  else if (word === 'sip') reading.call.voip ||= next === ':';
  else reading.call.word = true;
}

export const CALL_WORDS: readonly string[] = ['call', 'calling', 'called', 'caller', 'invite', 'voip', 'sip'];

/**
 * At the end of a line: a word of calls beside a telephone number, or on a line of the telephone's own log, makes it a
 * call line. Neither alone does: 「通話ログ」 is a heading, 「voip - 0.ntc: レジスタ成功」 a state of the service. A line that
 * begins with 【 is what a person filled in; only its numbers are hidden.
 */
export function closeCallLine(reading: Reading, to: number): void {
  const { call, findings, lineFrom } = reading;
  if (call.word && (call.phone || call.voip) && !reading.keepCalls && reading.text[lineFrom] !== '【' && reading.text.slice(lineFrom, to) !== CALL_MARKER) {
    findings.length = reading.lineFindings;
    findings.push({ kind: 'call', from: lineFrom, to, write: () => CALL_MARKER });
  }
}
