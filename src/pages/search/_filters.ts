import { need } from '../../analyzer/element.ts';
import type { Facet } from '../../search/document.ts';

/** What the reader narrows the search to, as the planner takes it. */
export interface Narrowed {
  readonly kinds?: readonly string[];
  readonly facets: { readonly [name in Facet]?: readonly string[] };
  readonly count: number;
}

/** Reads the filters of the page, and says beside them how many are set. */
export function readFilters(root: HTMLElement, changed: () => void): () => Narrowed {
  const filters = [...root.querySelectorAll<HTMLSelectElement>('[data-filter]')];
  for (const select of filters) select.addEventListener('change', changed);
  return () => {
    const set = filters.filter(({ value }) => value !== '');
    need('[data-filter-count]', root).textContent = set.length === 0 ? '' : `（${set.length}）`;
    const kind = set.find((select) => select.dataset['filter'] === 'kind')?.value;
    const facets = Object.fromEntries(set.filter((select) => select.dataset['filter'] !== 'kind').map((select) => [select.dataset['filter'], [select.value]]));
    return { ...(kind === undefined ? {} : { kinds: [kind] }), facets, count: set.length };
  };
}
