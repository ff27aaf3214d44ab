import { calmWords } from './calm-view.ts';
import { count } from './count.ts';
import { button, el } from './element.ts';
import { citedLine } from './line-parts.ts';
import type { ShownFinding } from './protocol.ts';
import type { Standing } from './rank.ts';
import { STATE_WORDS, STRENGTH_WORDS } from './verdict.ts';
import type { Presentation, Words } from './words.ts';

/** One finding: what happened, how sure, by which lines, what speaks against it, and the first safe thing to do. */
export function findingCard({ finding, supports, excludes }: Standing, words: Words, show: Presentation, share: (finding: ShownFinding) => void): HTMLElement {
  const cause = words.causes[finding.cause];
  const strength = STRENGTH_WORDS[finding.strength];
  const state = STATE_WORDS[finding.state];
  const says = cause?.stories[finding.story]?.says;
  const address = show.href(cause?.url ?? `/causes/${finding.cause}/`);
  const card = el('article', { class: 'finding', data: { finding: finding.cause, strength: finding.strength, state: finding.state } },
    el('h3', {}, el('a', { href: address, text: cause?.title ?? finding.cause })));
  if (says !== undefined) card.append(el('p', {}, show.prose(says)));
  const calm = Object.values(cause?.calms ?? {})[0];
  if (calm !== undefined) card.append(...calmWords(calm, show));
  if (excludes > 0) card.append(el('p', { class: 'warning', text: 'あなたの答えとは合いません。ほかの原因を先に見てください。' }));
  else if (supports > 0) card.append(el('p', { class: 'note', text: 'あなたの答えとも合います。' }));
  card.append(el('dl', { class: 'facts' },
    fact('確かさ', el('strong', { text: strength.label }), `　${strength.means}`),
    fact('今の状態', el('strong', { text: state.label }), `　${state.means}`),
    lineFact('証拠の行', finding.lines, finding.proofs),
    finding.against.length > 0 ? lineFact('合わない行', finding.against, finding.against.length) : null));
  const first = cause?.firstCheck;
  if (first !== undefined) {
    card.append(el('div', { class: 'first-step' },
      el('h4', { text: 'まず確かめること' }),
      el('p', {}, show.prose(first.do)),
      el('p', {}, el('a', { href: show.href(first.url), text: `確かめ方：${first.title}` }))));
  }
  const ways = el('p', { class: 'ways' }, el('a', { class: 'button', href: address, text: '原因と直し方を読む' }));
  if (cause !== undefined && cause.number > 0) ways.append(' ', el('a', { href: show.href(`/n/${cause.number}/`), class: 'number-link', text: `辞典 ${cause.number}` }));
  ways.append(' ', button('人に見せる抜き書きを作る', () => share(finding), { class: 'quiet' }));
  card.append(ways);
  return card;
}

function fact(name: string, ...value: readonly (Node | string)[]): HTMLElement {
  return el('div', {}, el('dt', { text: name }), el('dd', {}, ...value));
}

function lineFact(name: string, rows: ShownFinding['lines'], all: number): HTMLElement {
  const list = el('ul', { class: 'cited-lines' }, ...rows.map(citedLine));
  if (all > rows.length) list.append(el('li', { text: `ほか${count(all - rows.length)}行` }));
  return fact(name, list);
}
