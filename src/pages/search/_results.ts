import { href } from '../../components/href.ts';
import { KINDS, type Kind } from '../../schema/vocabulary.ts';
import type { Range } from '../../search/highlight.ts';

/** One row of the list, whoever found it. */
export interface Row {
  readonly url: string;
  readonly title: string;
  readonly kind: string;
  readonly number?: number;
  readonly highlights?: readonly Range[];
  readonly best?: { readonly text: string; readonly highlights: readonly Range[] };
  readonly leftOut?: readonly string[];
  /** What is said below the title: a meaning, a summary. */
  readonly note?: string;
}

/** Text with its matched parts marked. Never HTML: titles and wordings are other people's words. */
function marked(text: string, ranges: readonly Range[] = []): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (from < at || to > text.length) continue;
    fragment.append(text.slice(at, from));
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    fragment.append(mark);
    at = to;
  }
  fragment.append(text.slice(at));
  return fragment;
}

function line(className: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.append(...content);
  return element;
}

/** A result as a list item with one link, the page contract of `[data-result] a[href]`. */
export function resultItem(row: Row): HTMLLIElement {
  const item = document.createElement('li');
  item.dataset['result'] = row.kind;
  const link = document.createElement('a');
  link.href = href(row.url);
  link.append(marked(row.title, row.highlights));
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = KINDS[row.kind as Kind]?.label ?? row.kind;
  item.append(line('result-title', kind, ' ', link));
  if (row.best !== undefined) item.append(line('result-best', marked(row.best.text, row.best.highlights)));
  if (row.note !== undefined) item.append(line('result-note', row.note));
  const left = row.leftOut ?? [];
  if (left.length > 0) item.append(line('quiet', `このページにないことば: ${left.join('、')}`));
  return item;
}

/** Ways on for a question that nothing answers. */
export function waysOn(): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(line('notice', '見つかりませんでした。ことばを減らすか、別の言い方で試してください。'));
  const list = document.createElement('ul');
  list.className = 'links';
  for (const [path, text] of [['/triage/', '質問に答えて原因をしぼる'], ['/symptoms/', '症状の一覧から選ぶ'], ['/messages/', 'ログの文の一覧から選ぶ'], ['/families/', '機器・メーカーから選ぶ'], ['/analyze/', 'ログを貼って調べる']] as const) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = href(path);
    link.textContent = text;
    item.append(link);
    list.append(item);
  }
  fragment.append(list);
  return fragment;
}
