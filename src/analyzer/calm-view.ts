import { count } from './count.ts';
import { el } from './element.ts';
import type { Feared } from './feared.ts';
import { confidenceMark, messageLink } from './line-parts.ts';
import type { ShownCalm } from './protocol.ts';
import type { CauseWords, Presentation, Words } from './words.ts';

type CalmWords = NonNullable<CauseWords['calms']>[string];

/** Lines that frighten: that nobody need worry, why, and from where on they should. */
export function calmCard({ cause: id, id: calmId, count: lines, n }: ShownCalm, words: Words, show: Presentation): HTMLElement | null {
  const cause = words.causes[id];
  const calm = cause?.calms?.[calmId];
  if (cause === undefined || calm === undefined) return null;
  const check = cause.firstCheck;
  return el('article', { class: 'calm', data: { calm: id } },
    el('h3', {}, el('a', { href: show.href(cause.url), text: cause.title }), ' ', confidenceMark(cause.confidence, show)),
    ...calmWords(calm, show),
    check === undefined ? null : el('p', {}, el('a', { href: show.href(check.url), text: `確かめ方：${check.title}` })),
    el('p', {}, el('a', { href: `#L${n}`, class: 'line-number', text: `${n}行目` }), lines > 1 ? `など、${count(lines)}行` : ''));
}

/** A message in frightening words: what it really means, and from where on it does not. */
export function fearedCard({ message: id, count: lines, n }: Feared, words: Words, show: Presentation): HTMLElement | null {
  const message = words.messages[id];
  if (message === undefined) return null;
  return el('article', { class: 'calm', data: { feared: id } },
    el('h3', {}, messageLink(message, show), ' ', confidenceMark(message.confidence, show)),
    el('p', {}, show.prose(message.meaning), message.worry === undefined ? '' : show.prose(message.worry)),
    message.until === undefined ? null : el('p', {}, el('strong', { class: 'label', text: 'どこから心配か' }), show.prose(message.until)),
    el('p', {}, el('a', { href: `#L${n}`, class: 'line-number', text: `${n}行目` }), lines > 1 ? `など、${count(lines)}行` : ''));
}

/** Why nobody need worry, and from where on they should. */
export function calmWords({ why, until }: CalmWords, show: Presentation): readonly HTMLElement[] {
  return [
    el('p', {}, el('strong', { class: 'label', text: '心配いらないわけ' }), show.prose(why)),
    el('p', {}, el('strong', { class: 'label', text: 'どこから心配か' }), show.prose(until)),
  ];
}
