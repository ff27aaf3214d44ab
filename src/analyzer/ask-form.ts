import { askText, phoneText, type AskFields } from './ask-text.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import { keptQuestion } from './keep-question.ts';
import { MaskedText } from './masked-text.ts';

const KEY = 'jiten:ask';
const NAMES = ['trouble', 'since', 'device', 'line', 'provider', 'lamps', 'wired', 'tried', 'log'] as const;

/** The question form: fields in, two texts out. Nothing is submitted; the fields stay in this tab. */
export function startAskForm(): void {
  need('#ask-form').hidden = false;
  const fields = new Map(NAMES.map((name) => [name, need<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"]`)]));
  const left = keptQuestion();
  const before = readFields();
  for (const [name, field] of fields) field.value = before[name] ?? '';
  if (left !== null) {
    if (left.log !== '') fields.get('log')!.value = left.log;
    if (fields.get('device')!.value === '') fields.get('device')!.value = left.device;
  }
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
  for (const field of fields.values()) field.addEventListener('input', () => { masks.set(fields.get('log')!.value); write(); });
  need('#ask-copy').addEventListener('click', () => void copyAndSay(text.textContent, text, need('#ask-said')));
  need('#phone-copy').addEventListener('click', () => void copyAndSay(phone.textContent, phone, need('#phone-said')));
  need('#ask-clear').addEventListener('click', () => {
    for (const field of fields.values()) field.value = '';
    masks.set('');
    write();
  });
  masks.set(fields.get('log')!.value);
  write();

  function write(): void {
    const value = (name: (typeof NAMES)[number]): string => fields.get(name)!.value;
    const log = masks.text;
    const filled: AskFields = {
      trouble: value('trouble'), since: value('since'), device: value('device'), line: value('line'), provider: value('provider'), lamps: value('lamps'), wired: value('wired'), tried: value('tried'),
      log, found: left?.said ?? '', cause: left?.cause ?? '', url: left?.url ?? '', number: left?.number ?? 0, answers: left?.answers ?? [],
    };
    text.textContent = askText(filled);
    phone.textContent = phoneText(filled);
    need('#ask-hidden').textContent = value('log').trim() === '' ? '' : masks.hidden > 0 ? `${masks.hidden}か所を別の文字に置きかえました。印のところを押すと、元の文字に戻せます。` : '隠すところは見つかりませんでした。名前や住所が入っていないか、見てください。';
    need('#ask-masks').hidden = value('log').trim() === '';
    keepFields(Object.fromEntries(NAMES.map((name) => [name, value(name)])));
  }
}

function keepFields(values: Readonly<Record<string, string>>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // The fields are then lost on a reload, and only then.
  }
}

function readFields(): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return {};
  }
}
