import { copyText } from '../analyzer/copy.ts';

for (const block of document.querySelectorAll<HTMLElement>('.share')) {
  const text = block.querySelector<HTMLElement>('[data-share]');
  const act = block.querySelector<HTMLElement>('.share-act');
  const button = act?.querySelector('button');
  const status = act?.querySelector('[role="status"]');
  if (!text || !act || !button || !status) continue;

  // A build that does not know its host leaves the path; the browser knows the host.
  const address = text.querySelector<HTMLElement>('[data-address]');
  if (address?.dataset['address']) address.textContent = new URL(address.dataset['address'], location.href).href;

  act.hidden = false;
  button.addEventListener('click', async () => {
    status.textContent = (await copyText(text.textContent)) ? 'コピーしました。' : '選びました。長押しか、Ctrl+Cでコピーしてください。';
    if (!status.textContent.startsWith('コピー')) getSelection()?.selectAllChildren(text);
  });
}
