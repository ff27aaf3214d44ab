import { button, el, need } from './element.ts';
import { confidenceMark, levelMark, lineText, messageLink } from './line-parts.ts';
import type { Row } from './protocol.ts';
import type { Presentation, Words } from './words.ts';

/** Shows one line with all that is known of it, over the page. */
export function explainLine(row: Row, words: Words, show: Presentation): void {
  const dialog = need<HTMLDialogElement>('#explain');
  const message = row.message === null ? undefined : words.messages[row.message];
  const parts: (Node | null)[] = [
    el('h2', { id: 'explain-title', text: `${row.n}行目` }),
    el('p', {}, lineText(row)),
    el('p', {}, levelMark(row.level, show), row.at === null ? '' : `　${row.at.replace('T', ' ')}`),
  ];
  if (message === undefined) {
    parts.push(el('p', { text: '辞典にまだない文です。意味を当てずっぽうで出すことはしません。' }));
  } else {
    parts.push(
      el('h3', {}, messageLink(message, show)),
      el('p', {}, show.prose(message.meaning), ' ', confidenceMark(message.confidence, show)),
      message.worry === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '心配か' }), show.prose(message.worry)),
      message.next === undefined ? null : el('p', {}, el('strong', { class: 'label', text: '次に見るもの' }), show.prose(message.next)),
    );
    if (row.cut) parts.push(el('p', { text: 'この行は途中で切れています。続きがこの文のとおりだとして読みました。' }));
    const others = row.candidates.filter((id) => id !== row.message).flatMap((id) => words.messages[id] ?? []);
    if (others.length > 0) parts.push(el('p', { text: 'ほかの読み方もあります。' }), el('ul', {}, ...others.map((other) => el('li', {}, messageLink(other, show)))));
  }
  parts.push(el('p', {}, button('閉じる', () => dialog.close())));
  dialog.replaceChildren(...parts.filter((part) => part !== null));
  dialog.showModal();
}
