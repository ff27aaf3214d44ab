import { hostsOf } from '../engine/redact.ts';
import { askEnding, askText, phoneText, type AskFields } from './ask-text.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import { forgetAsk, keepAsk, takeAsk, type KeptAsk } from './keep-ask.ts';
import { MaskedText } from './masked-text.ts';
import { withoutUnseen } from './unseen.ts';

const NAMES = ['trouble', 'since', 'device', 'line', 'provider', 'lamps', 'wired', 'tried', 'log'] as const;
/** UTF-16 units of the log in which names of hosts are looked for. */
const MOST_SEARCHED = 200_000;

/** The question form: fields in, two texts out. Nothing is submitted; the fields stay in this tab. */
export function startAskForm(): void {
  need('#ask-form').hidden = false;
  const fields = new Map(NAMES.map((name) => [name, need<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"`)]));
  let left: KeptAsk['left'] = null;
  let cleared: KeptAsk | null = null;
  const found = need('#ask-found');
  const back = need<HTMLButtonElement>('#ask-back');
  const clearedSaid = need('#ask-cleared');
  const masks = new MaskedText(() => write(), { id: 'ask-text', class: 'share-text' });
  need('#ask-text').replaceWith(masks.element);
  const phone = need('#phone-text');
  for (const field of fields.values()) field.addEventListener('input', () => { offerBack(null); mask(); write(); });
  need('#ask-copy').addEventListener('click', () => void copyAndSay(masks.text, masks.element, need('#ask-said')));
  need('#phone-copy').addEventListener('click', () => void copyAndSay(phone.textContent, phone, need('#phone-said')));
  need('#ask-clear').addEventListener('click', () => {
    const before = kept();
    fill({ fields: {}, left: null });
    forgetAsk();
    offerBack(before);
    clearedSaid.textContent = '全部消しました。まちがえたときは、「元に戻す」を押してください。';
  });
  back.addEventListener('click', () => {
    if (cleared === null) return;
    fill(cleared);
    offerBack(null);
    clearedSaid.textContent = '元に戻しました。';
    need('#ask-clear').focus();
  });
  fill(takeAsk());

  /** What was cleared can be had back until something else is written. */
  function offerBack(before: KeptAsk | null): void {
    cleared = before;
    back.hidden = before === null;
    clearedSaid.textContent = '';
  }

  function fill(ask: KeptAsk): void {
    left = ask.left;
    for (const [name, field] of fields) field.value = ask.fields[name] ?? '';
    masks.forget();
    masks.show(left?.shown ?? []);
    found.hidden = left === null || (left.said === '' && left.answers.length === 0);
    if (left !== null) {
      found.replaceChildren(
        el('p', { text: `ログを調べた結果も、いっしょに書きます。${left.said}` }),
        el('ul', {}, ...left.answers.map(({ question, answer }) => el('li', { text: `${question} → ${answer}` }))));
    }
    // Where the log names the model, the kind of log tells nothing more.
    const family = left === null || left.device !== '' ? '' : left.family;
    need('#ask-family').textContent = family === '' ? '' : `ログの形は「${family}」です。本体の型番を見て書いてください。`;
    mask();
    write();
  }

  function value(name: (typeof NAMES)[number]): string {
    return fields.get(name)!.value;
  }

  function filled(): AskFields {
    const clean = (name: (typeof NAMES)[number]): string => withoutUnseen(value(name));
    return {
      trouble: clean('trouble'), since: clean('since'), device: clean('device'), line: clean('line'), provider: clean('provider'), lamps: clean('lamps'), wired: clean('wired'), tried: clean('tried'),
      log: clean('log'), found: left?.said ?? '', cause: left?.cause ?? '', url: left?.url ?? '', number: left?.number ?? 0, told: value('log').trim() === '' ? [] : (left?.told ?? []), answers: left?.answers ?? [],
    };
  }

  /** All that the reader wrote is masked as one text, so that the same value is the same everywhere. */
  function mask(): void {
    const ask = filled();
    const hosts = [...(left?.known.hosts ?? []), ...hostsOf(ask.log.slice(0, MOST_SEARCHED))];
    masks.set(askText(ask), { hosts, names: left?.known.names ?? [] }, askEnding(ask));
  }

  function write(): void {
    phone.textContent = masks.blanked(phoneText(filled()));
    need('#ask-hidden').textContent = masks.note;
    keepAsk(kept());
  }

  function kept(): KeptAsk {
    return { fields: Object.fromEntries(NAMES.map((name) => [name, value(name)])), left: left === null ? null : { ...left, shown: masks.shown } };
  }
}
