import { count } from './count.ts';
import { el } from './element.ts';
import type { Row } from './protocol.ts';
import { withMarks } from './unseen.ts';
import { wordsAt, type MessageWords, type Presentation, type Words } from './words.ts';

/** A level as its word in its colour. */
export function levelMark(level: Row['level'], show: Presentation): HTMLElement {
  return el('span', { class: 'level', data: { level }, text: show.levelLabels[level] });
}

/** How sure an explanation is. */
export function confidenceMark(confidence: string, show: Presentation): HTMLElement {
  return el('span', { class: 'mark', data: { confidence }, text: show.confidenceLabels[confidence] ?? confidence });
}

/** The text of a line as the device wrote it, with marks for what could not be seen. */
export function lineText({ text, omitted }: Row): HTMLElement {
  const code = el('code', { class: 'log-text', text: withMarks(text) });
  if (omitted > 0) code.append(el('small', { text: `……（あと${count(omitted)}文字）` }));
  return code;
}

/** The same where there is little room: what stands before the message is in the text, but only its time is seen. */
export function shortLineText(row: Row): HTMLElement {
  const { text, omitted, body } = row;
  // A header that is the whole line is all there is to see.
  if (body === 0 || body >= text.length) return lineText(row);
  const code = el('code', { class: 'log-text' }, el('span', { class: 'header', text: text.slice(0, body) }), text.slice(body));
  if (omitted > 0) code.append(el('small', { text: `……（あと${count(omitted)}文字）` }));
  return code;
}

/** The time of a line as short as it can be told: `3/23 11:43:35`; empty where it has none. */
export function shortTime(at: string | null): string {
  const parts = /^\d+-(\d\d)-(\d\d)T(\d\d:\d\d(?::\d\d)?)/.exec(at ?? '');
  return parts === null ? '' : `${Number(parts[1])}/${Number(parts[2])} ${parts[3]}`;
}

/** What a line of this message means, linked to its entry; said plainly where the catalogue does not know it. */
export function meaningOf(row: Row, words: Words, show: Presentation, inFull: boolean): HTMLElement {
  const message = row.message === null ? undefined : words.messages[row.message];
  if (message === undefined) return el('p', { class: 'says', text: row.message ?? '辞典にまだない文です。' });
  const says = el('p', { class: 'says' }, messageLink(message, show));
  if (row.cut) says.append(' ', el('span', { class: 'label', text: '途中で切れた行' }));
  if (inFull) says.append('　', show.prose(wordsAt(message, row.level).meaning), ' ', confidenceMark(message.confidence, show));
  return says;
}

export function messageLink(message: MessageWords, show: Presentation): HTMLAnchorElement {
  return el('a', { href: show.href(message.url), text: message.title });
}

/** A line cited elsewhere than in the list: its number leads to it. */
export function citedLine(row: Row): HTMLLIElement {
  return el('li', { class: 'cited' }, el('a', { href: `#L${row.n}`, class: 'line-number', text: `${row.n}行目` }), ' ', lineText(row));
}
