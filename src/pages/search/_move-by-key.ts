/**
 * The keys of the search page: arrows walk from the input through the links and back, Enter in the input opens the first, Esc empties
 * it, `/` comes back to it from anywhere.
 */
export function listenForKeys(root: HTMLElement, input: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => moveByKey(event, input));
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.activeElement === input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

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
