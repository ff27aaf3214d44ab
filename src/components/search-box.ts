import { route } from '../search/route.ts';
import { LOG_HANDOVER } from './log-handover.ts';

for (const form of document.querySelectorAll<HTMLFormElement>('form.search-box')) {
  let pasted = '';
  form.addEventListener('input', () => { pasted = ''; });
  form.addEventListener('paste', (event) => {
    // A box of one line drops line ends: several pasted lines are kept beside it until they are asked for.
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const input = form.querySelector<HTMLInputElement>('input[name="q"]');
    if (input !== null) input.value = text.trim().split(/\r?\n/)[0] ?? '';
    pasted = text;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = pasted === '' ? String(new FormData(form).get('q') ?? '') : pasted;
    if (route(text).as === 'log') {
      // Lines of a log hold addresses and names: they travel in this tab's own storage, never in an address.
      sessionStorage.setItem(LOG_HANDOVER, text);
      location.href = form.action;
      return;
    }
    // What follows `#` is never sent to the host.
    location.href = `${form.action}#q=${encodeURIComponent(text)}`;
  });
}

/** `/` moves to the first search box, unless the reader is typing or holds a key that makes it a command. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
  const input = document.querySelector<HTMLInputElement>('form.search-box input[name="q"]');
  if (input === null) return;
  event.preventDefault();
  input.focus();
  input.select();
});
