import { hostsOf } from '../engine/redact.ts';
import { askText, logLines, phoneText, type AskFields } from './ask-text.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import { forgetAsk, keepAsk, takeAsk } from './keep-ask.ts';
import { MaskedText } from './masked-text.ts';

const NAMES = ['trouble', 'since', 'device', 'line', 'provider', 'lamps', 'wired', 'tried', 'log'] as const;
/** UTF-16 units of the log in which names of hosts are looked for. */
const MOST_SEARCHED = 200_000;

/** The question form: fields in, two texts out. Nothing is submitted; the fields stay in this tab. */
export function startAskForm(): void {
  need('#ask-form').hidden = false;
  const fields = new Map(NAMES.map((name) => [name, need<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"`)]));
  const before = takeAsk();
  let { left } = before;
  let omitted = 0;
  for (const [name, field] of fields) field.value = before.fields[name] ?? '';
  const found = need('#ask-found');
  found.hidden = left === null || (left.said === '' && left.answers.length === 0);
  if (left !== null) {
    found.replaceChildren(
      el('p', { text: `ログを調べた結果も、いっしょに書きます。${left.said}` }),
      el('ul', {}, ...left.answers.map(({ question, answer }) => el('li', { text: `${question} → ${answer}` }))));
  }
  const masks = new MaskedText(() => write());
  need('#ask-masked').replaceWith(masks.element);
  const text = need('#ask-text');
  const phone = need('#phone-text');
  for (const [name, field] of fields) field.addEventListener('input', () => { if (name === 'log') mask(); write(); });
  need('#ask-copy').addEventListener('click', () => void copyAndSay(text.textContent, text, need('#ask-said')));
  need('#phone-copy').addEventListener('click', () => void copyAndSay(phone.textContent, phone, need('#phone-said')));
  need('#ask-clear').addEventListener('click', () => {
    for (const field of fields.values()) field.value = '';
    left = null;
    found.hidden = true;
    mask();
    write();
    forgetAsk();
  });
  mask();
  write();

  /** Only what goes into the texts is masked, by the hosts of all that stands in the field. */
  function mask(): void {
    const log = fields.get('log')!.value;
    const taken = logLines(log);
    omitted = taken.omitted;
    masks.set(taken.lines.join('\n'), [...(left?.hosts ?? []), ...hostsOf(log.slice(0, MOST_SEARCHED))]);
  }

  function write(): void {
    const value = (name: (typeof NAMES)[number]): string => fields.get(name)!.value;
    const hasLog = value('log').trim() !== '';
    const filled: AskFields = {
      trouble: value('trouble'), since: value('since'), device: value('device'), line: value('line'), provider: value('provider'), lamps: value('lamps'), wired: value('wired'), tried: value('tried'),
      log: masks.text, omitted, found: left?.said ?? '', cause: left?.cause ?? '', url: left?.url ?? '', number: left?.number ?? 0, answers: left?.answers ?? [],
    };
    text.textContent = askText(filled);
    phone.textContent = phoneText(filled);
    need('#ask-hidden').textContent = !hasLog ? '' : masks.hidden > 0 ? `${masks.hidden}か所を別の文字に置きかえました。印のところを押すと、元の文字に戻せます。` : '隠すところは見つかりませんでした。名前や住所が入っていないか、見てください。';
    need('#ask-masks').hidden = !hasLog;
    keepAsk({ fields: Object.fromEntries(NAMES.map((name) => [name, value(name)])), left });
  }
}
