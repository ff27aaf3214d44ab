import { count } from './count.ts';
import { el } from './element.ts';
import { confidenceMark, levelMark, messageLink } from './line-parts.ts';
import type { Notable } from './notable.ts';
import { wordsAt, type Presentation, type Words } from './words.ts';

/** A message worth reading where no cause could be told: what it means, whether to worry, what to look at next. */
export function notableCard({ message: id, level, count: lines, n }: Notable, words: Words, show: Presentation): HTMLElement | null {
  const known = words.messages[id];
  if (known === undefined) return null;
  const message = wordsAt(known, level);
  return el('article', { class: 'notable', data: { message: id } },
    el('h3', {}, levelMark(level, show), ' ', messageLink(message, show)),
    el('p', {}, show.prose(message.meaning), ' ', confidenceMark(message.confidence, show)),
    message.worry === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '心配か' }), show.prose(message.worry)),
    message.next === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '次に見るもの' }), show.prose(message.next)),
    el('p', {}, el('a', { href: `#L${n}`, class: 'line-number', text: `${n}行目` }), lines > 1 ? `など、${count(lines)}行` : ''));
}
