import { redact } from '../engine/redact.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import type { Summary } from './protocol.ts';
import { count } from './verdict.ts';
import type { Words } from './words.ts';

const MOST_REPORTED = 30;
const LONGEST_SHAPE = 200;
/** Longer addresses are refused by servers and cut by browsers. */
const LONGEST_BODY = 1500;

/** The unknown lines by shape, values taken out and what is left masked: ready to be passed on so that they become known. */
export function reportText({ unknown, families }: Pick<Summary, 'unknown' | 'families'>, words: Pick<Words, 'families'>): string {
  const device = families.map(({ id }) => words.families[id]?.title ?? id).join('、');
  return [
    'ルーターログ辞典にない文（値は隠しています）',
    ...(device === '' ? [] : [`ログの形：${device}`]),
    ...unknown.slice(0, MOST_REPORTED).map(({ template, count: lines }) => `${lines}行：${redact(template.slice(0, LONGEST_SHAPE)).text}`),
    ...(unknown.length > MOST_REPORTED ? [`ほか${unknown.length - MOST_REPORTED}種類`] : []),
  ].join('\n');
}

/** Lists what the catalogue does not know, and offers exactly that text for a report. */
export function drawUnknown(summary: Summary, words: Words): void {
  const section = need('#unknown');
  section.hidden = summary.unknown.length === 0;
  if (section.hidden) return;
  const text = reportText(summary, words);
  need('#unknown-title').textContent = `未収録の文（${count(summary.unknown.length)}種類）`;
  need('#unknown-list').replaceChildren(...summary.unknown.slice(0, MOST_REPORTED).map(({ template, count: lines, lines: [first] }) => el('li', {},
    el('code', { class: 'log-text', text: template.slice(0, LONGEST_SHAPE) }), ` ${count(lines)}行 `, first === undefined ? null : el('a', { href: `#L${first}`, text: `${first}行目` }))));
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
