import { href } from './href.ts';
import { handOver } from './log-handover.ts';
import { isPrivate } from './private-text.ts';

// The input has no name, so that a form sent before or without this script puts nothing into the address.
const INPUT = 'input[type="search"]';

/** No address is made of a longer text. */
const LONGEST = 300;

for (const form of document.querySelectorAll<HTMLFormElement>('form.search-box')) {
  const input = form.querySelector<HTMLInputElement>(INPUT);
  if (input === null) continue;
  let pasted = '';
  input.addEventListener('input', () => { pasted = ''; });
  input.addEventListener('paste', (event) => {
    // A box of one line drops line ends: several pasted lines are kept beside it until they are asked for.
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    input.value = text.trim().split(/\r?\n/)[0] ?? '';
    pasted = text;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(form, pasted === '' ? input.value : pasted);
  });
}

async function ask(form: HTMLFormElement, text: string): Promise<void> {
  if (text.length <= LONGEST && !(await isPrivate(text))) {
    // What follows `#` is never sent to the host.
    location.href = `${form.action}#q=${encodeURIComponent(text)}`;
    return;
  }
  // Lines of a log hold addresses and names: they and long texts travel in this tab's own storage, never in an address.
  if (handOver(text)) location.href = form.action;
  else sayRefused(form);
}

/** Says that the text cannot travel, with the way to the page where it can be pasted. */
function sayRefused(form: HTMLFormElement): void {
  form.parentElement?.querySelector('.search-refused')?.remove();
  const said = document.createElement('p');
  said.className = 'notice search-refused';
  said.setAttribute('role', 'alert');
  const link = document.createElement('a');
  link.href = href('/analyze/');
  link.textContent = 'ログを調べるページ';
  said.append('このブラウザーでは、ここから文を渡せません。', link, 'を開いて、貼ってください。');
  form.after(said);
}

/** `/` moves to the first search box, unless the reader is typing or holds a key that makes it a command. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
  const input = document.querySelector<HTMLInputElement>(`form.search-box ${INPUT}`);
  if (input === null) return;
  event.preventDefault();
  input.focus();
  input.select();
});
