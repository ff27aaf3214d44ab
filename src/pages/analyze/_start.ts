import { startAnalyzer } from '../../analyzer/start.ts';
import { href } from '../../components/href.ts';
import { handOver } from '../../components/log-handover.ts';
import { storeOffline } from '../../offline/register.ts';
import { CONFIDENCE_LABELS, LEVEL_LABELS } from '../../schema/vocabulary.ts';
import { prose } from './_prose.ts';

void startAnalyzer(
  async () => {
    const [catalogue, words] = await Promise.all([import('virtual:jiten/catalogue'), import('virtual:jiten/words')]);
    return { catalogue: catalogue.default, words: words.default };
  },
  { href: (path) => href(path), prose, levelLabels: LEVEL_LABELS, confidenceLabels: CONFIDENCE_LABELS, handToSearch: handOver },
);

if (import.meta.env.PROD) {
  addEventListener('load', async () => {
    const stored = await storeOffline(href('/sw.js'), href('/analyze/'));
    const said = document.querySelector('#offline');
    if (stored && said !== null) said.textContent = 'このページをこの端末に保存しました。Wi-Fiに切り替えても、圏外でも使えます。';
  });
}
