import type { Explained } from './explain.ts';
import { button, el, need } from './element.ts';
import { confidenceMark, levelMark, messageLink } from './line-parts.ts';
import type { Row } from './protocol.ts';
import { piecesOf } from './template-pieces.ts';
import { withMarks } from './unseen.ts';
import { wordsAt, type Presentation, type Words } from './words.ts';

const HOLES: Readonly<Record<string, string>> = { ip: 'アドレス', mac: 'MACアドレス', time: '時刻', dur: '長さ', hex: '16進数', n: '数', if: '線の名前', word: '言葉', text: '文' };

/** Shows one line with all that is known of it, over the page: what it means, then why it was read so. */
export function explainLine(row: Row, explained: Explained, words: Words, show: Presentation): void {
  const dialog = need<HTMLDialogElement>('#explain');
  const known = row.message === null ? undefined : words.messages[row.message];
  const message = known === undefined ? undefined : wordsAt(known, row.level);
  const parts: (Node | null)[] = [
    el('h2', { id: 'explain-title', text: `${row.n}行目` }),
    el('p', {}, lineInParts(explained)),
    el('p', {}, levelMark(row.level, show), row.at === null ? '' : `　${row.at.replace('T', ' ')}`),
    ...(message === undefined ? unknownParts(explained, words, show) : [
      el('h3', {}, messageLink(message, show)),
      el('p', {}, show.prose(message.meaning), ' ', confidenceMark(message.confidence, show)),
      message.worry === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '心配か' }), show.prose(message.worry)),
      message.next === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '次に見るもの' }), show.prose(message.next)),
      message.until === undefined || row.level !== 'noise' ? null : el('p', {}, el('strong', { class: 'label', text: 'どこから心配か' }), show.prose(message.until)),
    ]),
  ];
  if (row.cut) parts.push(el('p', { text: 'この行は途中で切れています。続きがこの文のとおりだとして読みました。' }));
  const others = row.candidates.filter((id) => id !== row.message).flatMap((id) => words.messages[id] ?? []);
  if (others.length > 0) parts.push(el('p', { text: 'ほかの読み方もあります。' }), el('ul', {}, ...others.map((other) => el('li', {}, messageLink(other, show)))));
  parts.push(readingParts(explained, words), el('p', { class: 'dialog-end' }, button('閉じる', () => dialog.close())));
  dialog.replaceChildren(...parts.filter((part) => part !== null));
  dialog.showModal();
  dialog.scrollTop = 0;
}

/** The line with its header set back and its values marked. */
function lineInParts({ header, body, holes }: Explained): HTMLElement {
  const code = el('code', { class: 'log-text' }, el('span', { class: 'header', text: withMarks(header) }));
  let at = 0;
  for (const { value } of holes) {
    const found = body.indexOf(value, at);
    if (found < 0 || value === '') continue;
    code.append(withMarks(body.slice(at, found)), el('mark', { text: withMarks(value) }));
    at = found + value.length;
  }
  code.append(withMarks(body.slice(at)));
  return code;
}

function unknownParts({ near, body }: Explained, words: Words, show: Presentation): Node[] {
  const said = el('p', { text: '辞典にまだない文です。意味を当てずっぽうで出すことはしません。' });
  if (near === null) return [said, el('p', { text: '似た文も、辞典にありません。' })];
  const links = near.messages.flatMap((id) => words.messages[id] ?? []).map((known) => el('li', {}, messageLink(known, show)));
  return [
    said,
    el('p', { text: near.same < body.length ? '近い文はありますが、同じではありません。色のところから違います。' : '近い文はありますが、同じではありません。この行は、その文の途中で終わっています。' }),
    el('p', {}, el('code', { class: 'log-text' }, withMarks(body.slice(0, near.same)), el('mark', { text: withMarks(body.slice(near.same, near.same + 80)) }))),
    ...near.templates.slice(0, 2).map((template) => el('p', {}, templateText(template))),
    el('ul', {}, ...links),
  ];
}

/** A template with its holes in words: what varies is named, not written. */
function templateText(template: string): HTMLElement {
  return el('code', { class: 'log-text template' }, ...piecesOf(template).map((piece) => ('text' in piece ? piece.text : el('var', { text: HOLES[piece.hole] ?? piece.hole }))));
}

/** Why the line was read so: format, template, holes. */
function readingParts({ format, template, holes }: Explained, words: Words): HTMLElement {
  const family = words.families[format?.split('#')[0] ?? ''];
  return el('details', {}, el('summary', { text: 'どう読んだか' }), el('dl', { class: 'facts' },
    fact('行の形', family === undefined ? '日時などの前置きは見つかりませんでした。' : `${family.title}のログの形`),
    fact('当てはまった文', template === null ? 'なし' : templateText(template)),
    ...holes.map(({ name, type, value }) => fact(name === '' ? (HOLES[type] ?? type) : `${name}（${HOLES[type] ?? type}）`, el('code', { text: withMarks(value) })))));
}

function fact(name: string, value: Node | string): HTMLElement {
  return el('div', {}, el('dt', { text: name }), el('dd', {}, value));
}
