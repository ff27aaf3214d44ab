import { calmWords } from './calm-view.ts';
import { count } from './count.ts';
import { button, el } from './element.ts';
import { citedLine } from './line-parts.ts';
import type { NextStep } from './next-step.ts';
import type { ShownFinding } from './protocol.ts';
import type { Standing } from './rank.ts';
import { rhythmWords } from './rhythm.ts';
import { STATE_WORDS, STRENGTH_WORDS, meansOf } from './verdict.ts';
import type { Presentation, Words } from './words.ts';

/** Proving lines that stand open; a phone shows no more of them beside what they prove. */
const MOST_OPEN = 3;

const STEP_TITLES: Readonly<Record<NextStep['kind'], string>> = { check: 'まず確かめること', 'next-check': '次に確かめること', fix: '次にすること' };

/** The next safe thing to do, in a box of its own. */
export function stepBox({ kind, says, title, url }: NextStep, show: Presentation): HTMLElement {
  return el('div', { class: 'first-step', data: { step: kind } },
    el('h3', { text: STEP_TITLES[kind] }),
    says === '' ? null : el('p', {}, show.prose(says)),
    el('p', {}, el('a', { href: show.href(url), text: title })));
}

/**
 * One finding: what happened, by which lines, how sure, what speaks against it. The first stands open, its next step
 * being told above it; of a later one (`step` given) only what happened is open.
 */
export function findingCard(standing: Standing, step: NextStep | null, isFirst: boolean, words: Words, show: Presentation, share: (finding: ShownFinding) => void): HTMLElement {
  const { finding, supports, excludes } = standing;
  const cause = words.causes[finding.cause];
  const says = cause?.stories[finding.story]?.says;
  const address = show.href(cause?.url ?? `/causes/${finding.cause}/`);
  const card = el('article', { class: 'finding', data: { finding: finding.cause, strength: finding.strength, state: finding.state } },
    el('h3', {}, el('a', { href: address, text: cause?.title ?? finding.cause })));
  if (says !== undefined) card.append(el('p', {}, show.prose(says)));
  if (excludes > 0) card.append(el('p', { class: 'warning', text: 'あなたの答えとは合いません。ほかの原因を先に見てください。' }));
  const ways = el('p', { class: 'ways' }, el('a', { class: 'button', href: address, text: '原因と直し方を読む' }));
  if (cause !== undefined && cause.number > 0) ways.append(' ', el('a', { href: show.href(`/n/${cause.number}/`), class: 'number-link', text: `辞典 ${cause.number}` }));
  ways.append(' ', button('人に見せる抜き書きを作る', () => share(finding), { class: 'quiet' }));
  const calm = Object.values(cause?.calms ?? {})[0];
  const rest: readonly (Node | null)[] = [
    el('dl', { class: 'facts' },
      fact('証拠の行', ...proofs(finding)),
      finding.rhythm === null ? null : fact('間隔', rhythmWords(finding.rhythm)),
      finding.against.length === 0 ? null : fact('合わない行', citedList(finding.against))),
    standingLine(standing),
    ...(calm === undefined ? [] : calmWords(calm, show)),
    supports > 0 && excludes === 0 ? el('p', { class: 'note', text: 'あなたの答えとも合います。' }) : null,
    step === null || isFirst ? null : stepBox(step, show),
    ways,
  ];
  const shown = rest.filter((part) => part !== null);
  if (isFirst) card.append(...shown);
  else card.append(el('details', {}, el('summary', { text: `${excludes > 0 ? '' : `${STRENGTH_WORDS[finding.strength].label}・`}${STATE_WORDS[finding.state].label}：証拠の行と、確かめること` }), ...shown));
  return card;
}

function proofs({ lines, proofs: all }: ShownFinding): readonly Node[] {
  const rest = lines.slice(MOST_OPEN);
  const open = citedList(lines.slice(0, MOST_OPEN));
  if (rest.length === 0) return [open];
  const more = citedList(rest);
  if (all > lines.length) more.append(el('li', { text: `ほか${count(all - lines.length)}行` }));
  return [open, el('details', {}, el('summary', { text: `証拠の行は、ほかに${count(all - MOST_OPEN)}行` }), more)];
}

function fact(name: string, ...says: readonly (Node | string)[]): HTMLElement {
  return el('div', {}, el('dt', { text: name }), el('dd', {}, ...says));
}

/** How sure and whether it goes on, in two words; what the words mean is folded away. */
function standingLine(standing: Standing): HTMLElement {
  const { finding, excludes } = standing;
  const strength = STRENGTH_WORDS[finding.strength];
  const state = STATE_WORDS[finding.state];
  // How sure the log alone was says nothing once an answer has ruled the cause out.
  const sure = excludes > 0 ? [] : ['確かさ：', el('strong', { text: strength.label }), '　'];
  return el('details', { class: 'standing' },
    el('summary', {}, ...sure, '今の状態：', el('strong', { text: state.label })),
    el('p', { text: `${meansOf(standing)}${state.means}` }));
}

function citedList(rows: ShownFinding['lines']): HTMLUListElement {
  return el('ul', { class: 'cited-lines' }, ...rows.map(citedLine));
}
