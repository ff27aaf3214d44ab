import { need } from '../../analyzer/element.ts';
import { takeHandedOver } from '../../components/log-handover.ts';
import { isPrivate } from '../../components/private-text.ts';
import type { Facet } from '../../search/document.ts';
import { query } from '../../search/plan.ts';
import { route } from '../../search/route.ts';
import { glossaryOf, type RestOfIndex, type SmallIndex } from '../../search/small-index.ts';
import { joinIndex, type FirstOfIndex } from '../../search/split-index.ts';
import { analyzeLink } from './_analyze-link.ts';
import { rememberSearch, forgetSearches, recentSearches } from './_recent.ts';
import { resultItem, waysOn, type Row } from './_results.ts';

const FULL_TEXT_AFTER = 300;
const SETTLED_AFTER = 1500;

/** What the address asks for: our pages write `#q=`; `?q=` from outside is honoured and moved behind the `#`, where no host sees it. */
function askedByAddress(): string {
  const hash = new URLSearchParams(location.hash.slice(1));
  const fromHash = hash.get('q');
  if (fromHash !== null) return fromHash;
  return new URLSearchParams(location.search).get('q') ?? '';
}

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
  const filters = [...root.querySelectorAll<HTMLSelectElement>('[data-filter]')];
  const asked = askedByAddress();
  input.value = asked;
  // What another page's box handed over, a whole log perhaps, is kept here, never in the address.
  const handedOver = takeHandedOver();
  let pasted = asked === '' ? handedOver : '';
  if (pasted !== '') input.value = firstLine(pasted);
  // It comes back behind the `#` once it is known not to be private.
  if (location.search !== '') history.replaceState(null, '', `${location.pathname}${location.hash}`);

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

  const show = async (): Promise<void> => {
    const mine = (run += 1);
    clearTimeout(laterFull);
    clearTimeout(laterSettled);
    const text = pasted === '' ? input.value : pasted;
    const isLog = route(text).as === 'log';
    void settle(mine, text);
    const chosen = options();
    need('[data-filter-count]', root).textContent = filters.some(({ value }) => value !== '') ? `（${filters.filter(({ value }) => value !== '').length}）` : '';
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
    notice.replaceChildren(...(isLog ? [analyzeLink(() => text)] : !empty && rows.length === 0 ? [waysOn()] : []));
    count.textContent = empty ? '' : rows.length === 0 ? '0件です。' : `${rows.length}件`;
    full.hidden = true;
    fullList.replaceChildren();
    showRecent(empty);
    if (empty || (await isPrivate(text)) || mine !== run) return;
    const skip = new Set(rows.map(({ url }) => url));
    laterFull = setTimeout(() => void showFull(mine, text, chosen.kinds?.[0] ?? '', skip), FULL_TEXT_AFTER);
    laterSettled = setTimeout(() => rememberSearch(text), SETTLED_AFTER);
  };

  /** Writes the question into the address, or takes out what stands there: a private text never becomes part of one. */
  const settle = async (mine: number, text: string): Promise<void> => {
    const hidden = text === '' || (await isPrivate(text));
    if (mine !== run) return;
    if (hidden) {
      if (location.hash !== '') history.replaceState(null, '', location.pathname);
    } else if (askedByAddress() !== text) history.replaceState(null, '', `#q=${encodeURIComponent(text)}`);
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

  const recent = need('[data-recent]', root);
  const showRecent = (empty: boolean): void => {
    const searches = recentSearches();
    recent.hidden = !empty || searches.length === 0;
    need('[data-recent-list]', root).replaceChildren(...searches.map((text) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#q=${encodeURIComponent(text)}`;
      link.textContent = text;
      item.append(link);
      return item;
    }));
  };
  need('[data-recent-clear]', root).addEventListener('click', () => { forgetSearches(); showRecent(true); input.focus(); });

  input.addEventListener('input', () => { pasted = ''; void show(); });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    // An input of one line drops line ends: several pasted lines are kept beside it.
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    pasted = text;
    input.value = firstLine(text);
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

/** What an input of one line shows of a longer text. */
function firstLine(text: string): string {
  return text.trim().split(/\r?\n/)[0]!.slice(0, 200);
}

/** Arrow keys walk from the input through the links and back; Enter in the input opens the first; Esc empties it. */
function moveByKey(event: KeyboardEvent, input: HTMLInputElement): void {
  // Safari ends a composition before the Enter that confirms it: only the old key code tells that one (WebKit bug 165004).
  if (event.isComposing || event.keyCode === 229) return;
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
