import { keepForTab } from '../../analyzer/keep.ts';
import { href } from '../../components/href.ts';

/** The way from lines of a log to the analyzer, which gets them through this tab's storage; where that fails, it says so. */
export function analyzeLink(lines: () => string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.className = 'notice';
  const link = document.createElement('a');
  link.className = 'button';
  link.href = href('/analyze/');
  link.textContent = 'この行を解析する';
  const said = document.createTextNode('ログの行とみられます。');
  let refused = false;
  link.addEventListener('click', (event) => {
    if (refused || keepForTab(lines()) === 'kept') return;
    // The other page would open empty: say why before it does.
    refused = true;
    event.preventDefault();
    said.data = 'このブラウザーでは、ここからログを渡せません。次のページで、もう一度貼ってください。';
    link.textContent = 'ログを調べるページを開く';
    paragraph.setAttribute('role', 'alert');
  });
  paragraph.append(said, link);
  return paragraph;
}
