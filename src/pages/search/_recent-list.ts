import { need } from '../../analyzer/element.ts';
import { forgetSearches, recentSearches } from './_recent.ts';

/** Shows the recent searches where nothing is asked; returns what does so. */
export function recentList(root: HTMLElement, input: HTMLInputElement): (empty: boolean) => void {
  const recent = need('[data-recent]', root);
  const show = (empty: boolean): void => {
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
  need('[data-recent-clear]', root).addEventListener('click', () => {
    forgetSearches();
    show(true);
    input.focus();
  });
  return show;
}
