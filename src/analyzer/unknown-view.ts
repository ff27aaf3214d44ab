// From its own module: the page has no use for the rest of the engine, which lives in the worker.
import { maskedShape } from '../engine/unknown.ts';
import { redact, type Known } from '../engine/redact.ts';
import { copyAndSay } from './copy.ts';
import { count } from './count.ts';
import { el, need } from './element.ts';
import type { ShownUnknown, Summary } from './protocol.ts';
import { withMarks, withoutUnseen } from './unseen.ts';
import type { Words } from './words.ts';

const MOST_REPORTED = 30;
const LONGEST_SHAPE = 200;
/** Longer addresses are refused by servers and cut by browsers. */
const LONGEST_BODY = 1500;

/** The shape of an unknown line, masked while what tells a name from a word still stands around it. */
function maskedSample({ template, sample: written, body: at }: ShownUnknown, known: Known): string {
  // Too many shapes to tell apart: no line stands for them.
  if (template === '…') return template;
  const body = withoutUnseen(written.slice(0, at)).length;
  const { text, masks } = redact(withoutUnseen(written.slice(0, at)) + withoutUnseen(written.slice(at)), known);
  const before = masks.findLast(({ original }) => original.from < body);
  const from = before === undefined ? body : before.substitute.to + Math.max(0, body - before.original.to);
  return maskedShape(text, from, text.length).slice(0, LONGEST_SHAPE);
}

/**
 * The unknown lines by shape, masked and values taken out: ready to be passed on so that they become known.
 * @param known what the whole log shows to be hosts and people
 */
export function reportText({ unknown, families }: Pick<Summary, 'unknown' | 'families'>, words: Pick<Words, 'families'>, known: Known): string {
  const device = families.map(({ id }) => words.families[id]?.title ?? id).join('、');
  return [
    'ルーターログ辞典にない文（アドレスや番号などは隠しています。名前は自分で見てください）',
    ...(device === '' ? [] : [`ログの形：${device}`]),
    ...unknown.slice(0, MOST_REPORTED).map((shape) => `${shape.count}行：${maskedSample(shape, known)}`),
    ...(unknown.length > MOST_REPORTED ? [`ほか${unknown.length - MOST_REPORTED}種類`] : []),
  ].join('\n');
}

/** Lists what the catalogue does not know, and offers exactly that text for a report. */
export function drawUnknown(summary: Summary, words: Words, known: Known): void {
  const section = need('#unknown');
  section.hidden = summary.unknown.length === 0;
  if (section.hidden) return;
  const text = reportText(summary, words, known);
  need('#unknown-title').textContent = `未収録の文（${count(summary.unknown.length)}種類）`;
  need('#unknown-list').replaceChildren(...summary.unknown.slice(0, MOST_REPORTED).map(({ template, count: lines, lines: [first] }) => el('li', {},
    el('code', { class: 'log-text', text: withMarks(template.slice(0, LONGEST_SHAPE)) }), ` ${count(lines)}行 `, first === undefined ? null : el('a', { href: `#L${first}`, text: `${first}行目` }))));
  const shown = need('#unknown-text');
  shown.textContent = text;
  need('#unknown-copy').onclick = () => void copyAndSay(text, shown, need('#unknown-said'));
  const link = document.querySelector<HTMLAnchorElement>('#unknown-report');
  const form = link?.dataset['form'];
  if (link === null || form === undefined) return;
  const address = new URL(form);
  address.searchParams.set('title', '未収録の文');
  address.searchParams.set('body', text.slice(0, LONGEST_BODY));
  link.href = address.href;
}
