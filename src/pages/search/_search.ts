import { button, el, need } from '../../analyzer/element.ts';
import { nextTask } from '../../analyzer/next-task.ts';
import { takeHandedOver } from '../../components/log-handover.ts';
import { isPrivate } from '../../components/private-text.ts';
import { openInSlices } from '../../search/open-index.ts';
import { query } from '../../search/plan.ts';
import { route, writtenByMachine } from '../../search/route.ts';
import { glossaryOf } from '../../search/small-index.ts';
import { askedByAddress, dropQuery, writeAddress } from './_address.ts';
import { analyzeLink } from './_analyze-link.ts';
import { readAsked } from './_asked.ts';
import { readFilters } from './_filters.ts';
import { loadIndex } from './_index-parts.ts';
import { listenForKeys } from './_move-by-key.ts';
import { rememberSearch } from './_recent.ts';
import { recentList } from './_recent-list.ts';
import { resultItem, waysOn, type Row } from './_results.ts';

const FULL_TEXT_AFTER = 300;
const SETTLED_AFTER = 1500;

/**
 * Runs the search page. The small index is the same files for every question. The full text is not: which of its parts are
 * fetched depends on the words (`_full-text.ts`), so a private text is looked up in the small index alone.
 */
export async function startSearch(root: HTMLElement): Promise<void> {
  root.hidden = false;
  const base = root.dataset['base'] ?? '/';
  const input = need<HTMLInputElement>('#q', root);
  const list = need<HTMLOListElement>('[data-results]', root);
  const count = need('[data-count]', root);
  const notice = need('[data-notice]', root);
  const full = need('[data-full]', root);
  const fullList = need<HTMLOListElement>('[data-full-results]', root);
  const parts = loadIndex(base);
  const changed = (): void => void show();
  const asked = readAsked(input, changed);
  const narrowed = readFilters(root, changed);
  const showRecent = recentList(root, input);
  let run = 0;
  let laterFull: ReturnType<typeof setTimeout> | undefined;
  let laterSettled: ReturnType<typeof setTimeout> | undefined;

  const show = async (): Promise<void> => {
    const mine = (run += 1);
    const isCurrent = (): boolean => mine === run;
    clearTimeout(laterFull);
    clearTimeout(laterSettled);
    list.setAttribute('aria-busy', 'true');
    const text = asked.get();
    const isLog = route(text).as === 'log';
    if (!asked.isComposing()) void writeAddress(text, isCurrent);
    const { count: filters, ...chosen } = narrowed();
    const empty = text.trim() === '' && filters === 0;
    if (!empty && root.dataset['index'] !== 'whole') count.textContent = '索引を読みこんでいます。';
    let rows: readonly Row[] = [];
    try {
      const index = empty ? undefined : await parts.answerFrom(isLog || writtenByMachine(text));
      // Letters typed meanwhile appear: a slow machine reads an index for seconds.
      if (index !== undefined) await openInSlices(index, nextTask);
      if (!isCurrent()) return;
      if (index !== undefined) rows = query(index, text, { limit: 20, ...chosen });
    } catch {
      if (isCurrent()) count.textContent = '索引を読みこめませんでした。電波のよい場所で、ページを開き直してください。';
      return;
    }
    if (isLog) {
      const { matchLogLines } = await import('./_log-lines.ts');
      if (!isCurrent()) return;
      const matched = matchLogLines(text);
      const shown = new Set(matched.map(({ url }) => pageOf(url)));
      rows = [...matched, ...rows.filter(({ url }) => !shown.has(pageOf(url)))];
    }
    const state = parts.state();
    if (!empty) root.dataset['index'] = state;
    list.replaceChildren(...rows.map(resultItem));
    list.removeAttribute('aria-busy');
    notice.replaceChildren(...(isLog ? [analyzeLink(() => text)] : !empty && rows.length === 0 ? [waysOn()] : []));
    count.textContent = empty ? '' : `${rows.length === 0 ? '0件です。' : `${rows.length}件`}${state === 'whole' ? '' : state === 'cut' ? '（ログの文の索引は読みこめませんでした）' : '（ログの文などは、まだ読みこみ中です）'}`;
    full.hidden = true;
    fullList.replaceChildren();
    showRecent(empty);
    if (empty || asked.isComposing() || (await isPrivate(text)) || !isCurrent()) return;
    const skip = new Set(rows.map(({ url }) => url));
    laterFull = setTimeout(() => void showFull(isCurrent, text, chosen.kinds?.[0] ?? '', skip), FULL_TEXT_AFTER);
    laterSettled = setTimeout(() => rememberSearch(text), SETTLED_AFTER);
  };

  const showFull = async (isCurrent: () => boolean, text: string, kind: string, skip: ReadonlySet<string>): Promise<void> => {
    const { searchFullText } = await import('./_full-text.ts');
    const glossary = glossaryOf(await parts.answerFrom(false));
    // Without the full text (no line, an old browser) the first list stands alone.
    const rows = await searchFullText(base, text, glossary, kind, new Set([...skip].flatMap((url) => [url, pageOf(url)]))).catch(() => []);
    if (!isCurrent()) return;
    fullList.replaceChildren(...rows.map(resultItem));
    full.hidden = rows.length === 0;
    if (rows.length > 0) {
      count.textContent = skip.size === 0 ? `本文から${rows.length}件` : `${skip.size}件、ほかに本文から${rows.length}件`;
      if (skip.size === 0) notice.replaceChildren();
    }
  };

  /** What a reader may be about to touch stays where it is: the list is put in its new order when they say so. */
  const sayWhole = (): void => {
    if (root.dataset['index'] !== 'partial') return;
    if (list.childElementCount === 0) return void show();
    notice.prepend(el('p', { class: 'notice', data: { whole: '' } }, 'ログの文なども読みこみました。', button('全部から探し直す', () => { void show(); input.focus(); })));
  };

  addEventListener('hashchange', () => {
    if (askedByAddress() === input.value) return;
    asked.set(askedByAddress());
    void show();
  });
  listenForKeys(root, input);
  // What another page's box handed over, a whole log perhaps, is kept here, never in the address.
  const handedOver = takeHandedOver();
  asked.set(askedByAddress() === '' ? handedOver : askedByAddress());
  dropQuery();
  parts.whole.then(sayWhole, () => undefined);
  // By the time the first letter is typed, most of the index has been read.
  parts.whole.then((index) => openInSlices(index, nextTask), () => undefined);
  await show();
}

function pageOf(url: string): string {
  return url.replace(/#.*$/, '');
}
