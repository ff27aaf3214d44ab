import { href } from '../../components/href.ts';
import type { Facet } from '../../search/document.ts';
import { query } from '../../search/plan.ts';
import { route } from '../../search/route.ts';
import { glossaryOf, type RestOfIndex, type SmallIndex } from '../../search/small-index.ts';
import { joinIndex, type FirstOfIndex } from '../../search/split-index.ts';
import { keepForTab } from '../../analyzer/keep.ts';
import { LOG_HANDOVER } from '../../components/log-handover.ts';
import { rememberSearch, forgetSearches, recentSearches } from './_recent.ts';
import { resultItem, waysOn, type Row } from './_results.ts';

const FULL_TEXT_AFTER = 300;
const SETTLED_AFTER = 1500;

function part<T extends HTMLElement>(root: HTMLElement, selector: string): T {
  const element = root.querySelector<T>(selector);
  if (element === null) throw new Error(`the search page has no ${selector}`);
  return element;
}

/** What the address asks for: our pages write `#q=`; `?q=` from outside is honoured and moved behind the `#`, where no host sees it. */
function askedByAddress(): string {
  const hash = new URLSearchParams(location.hash.slice(1));
  const fromHash = hash.get('q');
  if (fromHash !== null) return fromHash;
  return new URLSearchParams(location.search).get('q') ?? '';
}

/** Runs the search page. Nothing typed leaves the browser: the index is one file, the same for every question. */
export async function startSearch(root: HTMLElement): Promise<void> {
  root.hidden = false;
  const base = root.dataset['base'] ?? '/';
  const input = part<HTMLInputElement>(root, '#q');
  const list = part<HTMLOListElement>(root, '[data-results]');
  const count = part<HTMLElement>(root, '[data-count]');
  const notice = part<HTMLElement>(root, '[data-notice]');
  const full = part<HTMLElement>(root, '[data-full]');
  const fullList = part<HTMLOListElement>(root, '[data-full-results]');
  const filters = [...root.querySelectorAll<HTMLSelectElement>('[data-filter]')];
  const asked = askedByAddress();
  input.value = asked;
  // A whole log handed over by the box of another page is kept here, never in the address.
  let pasted = sessionStorage.getItem(LOG_HANDOVER) ?? '';
  if (asked !== '') pasted = '';
  if (pasted !== '') input.value = pasted.split('\n')[0]!.slice(0, 200);
  if (asked !== '' && location.search !== '') history.replaceState(null, '', `${location.pathname}#q=${encodeURIComponent(asked)}`);

  const load = async <T>(name: string): Promise<T> => {
    const response = await fetch(`${base}search/${name}.json`);
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as T;
  };
  const first = load<FirstOfIndex>('index');
  let index: Promise<SmallIndex> = first;
  let run = 0;
  let laterFull: ReturnType<typeof setTimeout> | undefined;
  let laterSettled: ReturnType<typeof setTimeout> | undefined;

  const options = (): { kinds?: string[]; facets: Partial<Record<Facet, string[]>> } => {
    const facets: Partial<Record<Facet, string[]>> = {};
    let kinds: string[] | undefined;
    for (const select of filters) {
      if (select.value === '') continue;
      if (select.dataset['filter'] === 'kind') kinds = [select.value];
      else facets[select.dataset['filter'] as Facet] = [select.value];
    }
    return { ...(kinds === undefined ? {} : { kinds }), facets };
  };

  const analyzeLink = (): HTMLElement => {
    const paragraph = document.createElement('p');
    paragraph.className = 'notice';
    const link = document.createElement('a');
    link.className = 'button';
    link.href = href('/analyze/');
    link.textContent = 'この行を解析する';
    link.addEventListener('click', () => keepForTab(pasted === '' ? input.value : pasted));
    paragraph.append('ログの行とみられます。', link);
    return paragraph;
  };

  const show = async (): Promise<void> => {
    const mine = (run += 1);
    clearTimeout(laterFull);
    clearTimeout(laterSettled);
    const text = pasted === '' ? input.value : pasted;
    const way = route(text);
    const isLog = way.as === 'log';
    // A line of a log may hold addresses and names: it never becomes part of an address.
    if (isLog) history.replaceState(null, '', location.pathname);
    else if (askedByAddress() !== text) history.replaceState(null, '', text === '' ? location.pathname : `#q=${encodeURIComponent(text)}`);
    const chosen = options();
    part(root, '[data-filter-count]').textContent = filters.some(({ value }) => value !== '') ? `（${filters.filter(({ value }) => value !== '').length}）` : '';
    let rows: readonly Row[];
    try {
      rows = query(await index, text, { limit: 20, ...chosen });
    } catch {
      count.textContent = '索引を読みこめませんでした。電波のよい場所で、ページを開き直してください。';
      return;
    }
    if (mine !== run) return;
    if (isLog) {
      const { matchLogLines } = await import('./_log-lines.ts');
      if (mine !== run) return;
      const matched = matchLogLines(text);
      const shown = new Set(matched.map(({ url }) => url.split('#')[0]));
      rows = [...matched, ...rows.filter(({ url }) => !shown.has(url))];
    }
    const empty = text.trim() === '' && chosen.kinds === undefined && Object.keys(chosen.facets).length === 0;
    list.replaceChildren(...(empty ? [] : rows.map(resultItem)));
    notice.replaceChildren(...(isLog ? [analyzeLink()] : !empty && rows.length === 0 ? [waysOn()] : []));
    count.textContent = empty ? '' : rows.length === 0 ? '0件です。' : `${rows.length}件`;
    full.hidden = true;
    fullList.replaceChildren();
    showRecent(empty);
    if (empty || isLog) return;
    const skip = new Set(rows.map(({ url }) => url));
    laterFull = setTimeout(() => void showFull(mine, text, chosen.kinds?.[0] ?? '', skip), FULL_TEXT_AFTER);
    laterSettled = setTimeout(() => rememberSearch(text), SETTLED_AFTER);
  };

  const showFull = async (mine: number, text: string, kind: string, skip: ReadonlySet<string>): Promise<void> => {
    const { searchFullText } = await import('./_full-text.ts');
    const glossary = glossaryOf(await index);
    // Without the full text (no line, an old browser) the first list stands alone.
    const rows = await searchFullText(base, text, glossary, kind, skip).catch(() => []);
    if (mine !== run) return;
    fullList.replaceChildren(...rows.map(resultItem));
    full.hidden = rows.length === 0;
    if (rows.length > 0) {
      count.textContent = skip.size === 0 ? `本文から${rows.length}件` : `${skip.size}件、ほかに本文から${rows.length}件`;
      if (skip.size === 0) notice.replaceChildren();
    }
  };

  const recent = part<HTMLElement>(root, '[data-recent]');
  const showRecent = (empty: boolean): void => {
    const searches = recentSearches();
    recent.hidden = !empty || searches.length === 0;
    part(root, '[data-recent-list]').replaceChildren(...searches.map((text) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#q=${encodeURIComponent(text)}`;
      link.textContent = text;
      item.append(link);
      return item;
    }));
  };
  part(root, '[data-recent-clear]').addEventListener('click', () => { forgetSearches(); showRecent(true); input.focus(); });

  input.addEventListener('input', () => { pasted = ''; sessionStorage.removeItem(LOG_HANDOVER); void show(); });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    // An input of one line drops line ends: several pasted lines are kept beside it.
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    pasted = text;
    input.value = text.trim().split(/\r?\n/)[0]!.slice(0, 200);
    void show();
  });
  for (const select of filters) select.addEventListener('change', () => void show());
  addEventListener('hashchange', () => { if (askedByAddress() !== input.value) { pasted = ''; input.value = askedByAddress(); void show(); } });
  root.addEventListener('keydown', (event) => moveByKey(event, input));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  await show();
  // The log lines of every maker follow the part that answers first; without them that part stands alone.
  const rest = await load<RestOfIndex>('rest').catch(() => null);
  if (rest !== null) {
    const whole = joinIndex(await first, rest);
    index = Promise.resolve(whole);
    if (input.value !== '') await show();
  }
}

/** Arrow keys walk from the input through the links and back; Enter in the input opens the first; Esc empties it. */
function moveByKey(event: KeyboardEvent, input: HTMLInputElement): void {
  if (event.isComposing) return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-result] a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!(document.activeElement === input || at >= 0)) return;
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (next < 0 ? input : links[Math.min(next, links.length - 1)])?.focus();
  } else if (event.key === 'Enter' && document.activeElement === input) {
    links[0]?.focus();
    links[0]?.click();
  } else if (event.key === 'Escape' && (document.activeElement === input || at >= 0)) {
    event.preventDefault();
    input.value = '';
    input.dispatchEvent(new Event('input'));
    input.focus();
  }
}
