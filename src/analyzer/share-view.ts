import type { Client } from './client.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import { keepQuestion } from './keep-question.ts';
import { MaskedText } from './masked-text.ts';
import type { ShownFinding } from './protocol.ts';
import { shareLink } from './share-link.ts';
import { lineNumbers, lineRanges, shareText, type Shared, type ShareFormat } from './share-text.ts';
import { STATE_WORDS, STRENGTH_WORDS } from './verdict.ts';
import type { Presentation, Words } from './words.ts';

/** More than this is no excerpt. */
const MOST_PICKED = 200;
const PICKED_OF_A_FINDING = 9;

/** Makes an excerpt to pass on: chosen lines, masked, in the form that the place it goes to can show. */
export class SharePanel {
  readonly #client: Client;
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #picked: (numbers: ReadonlySet<number>) => void;
  readonly #numbers = need<HTMLInputElement>('#share-lines');
  readonly #result = need('#share-text');
  readonly #said = need('#share-said');
  readonly #masks: MaskedText;
  #finding: ShownFinding | null = null;
  #answers: readonly { readonly question: string; readonly answer: string }[] = [];
  #messageUrl: string | null = null;
  #device = '';
  /** Of the whole log, the excerpt's lines being only some of it. */
  #hosts: Promise<readonly string[]> = Promise.resolve([]);
  #knownHosts: readonly string[] = [];
  #turn = 0;

  constructor(client: Client, words: Words, show: Presentation, picked: (numbers: ReadonlySet<number>) => void) {
    this.#client = client;
    this.#words = words;
    this.#show = show;
    this.#picked = picked;
    this.#masks = new MaskedText(() => void this.#write());
    need('#share-masked').replaceWith(this.#masks.element);
    this.#numbers.addEventListener('input', () => void this.#pick());
    for (const choice of document.querySelectorAll<HTMLInputElement>('input[name="share-format"]')) choice.addEventListener('change', () => void this.#write());
    need('#share-copy').addEventListener('click', () => void copyAndSay(this.#result.textContent, this.#result, this.#said));
    need('#share-ask').addEventListener('click', () => this.#handOver());
  }

  /** Begins anew for a log: with the likeliest finding, else with the lines that are worth showing. */
  open(finding: ShownFinding | null, lines: readonly number[], device: string): void {
    this.#device = device;
    this.#hosts = this.#client.ask('hosts', null);
    this.choose(finding);
    if (finding !== null || lines.length === 0) return;
    this.#numbers.value = lineRanges([...lines].sort((a, b) => a - b));
    void this.#pick();
  }

  /** Takes the proving lines of a finding; none where there is no finding. */
  choose(finding: ShownFinding | null): void {
    this.#finding = finding;
    this.#numbers.value = finding === null ? '' : lineRanges(finding.lines.slice(0, PICKED_OF_A_FINDING).map(({ n }) => n));
    void this.#pick();
  }

  answered(answers: readonly { readonly question: string; readonly answer: string }[]): void {
    this.#answers = answers;
  }

  /** Adds a line to the excerpt or takes it out. */
  toggle(n: number): void {
    const numbers = new Set(lineNumbers(this.#numbers.value, MOST_PICKED));
    if (!numbers.delete(n)) numbers.add(n);
    this.#numbers.value = lineRanges([...numbers].sort((a, b) => a - b));
    void this.#pick();
  }

  async #pick(): Promise<void> {
    const numbers = lineNumbers(this.#numbers.value, MOST_PICKED);
    const turn = (this.#turn += 1);
    this.#picked(new Set(numbers));
    const [rows, hosts] = numbers.length === 0 ? [[], []] : await Promise.all([this.#client.ask('texts', { numbers }), this.#hosts]);
    if (turn !== this.#turn) return;
    const urls = new Set(rows.flatMap(({ message }) => this.#words.messages[message ?? '']?.url ?? []));
    this.#messageUrl = urls.size === 1 ? [...urls][0]! : null;
    this.#masks.set(rows.map(({ text }) => text).join('\n'), hosts);
    this.#knownHosts = hosts;
    need('#share-out').hidden = rows.length === 0;
    await this.#write();
  }

  async #write(): Promise<void> {
    const hidden = this.#masks.hidden;
    need('#share-hidden').textContent = hidden > 0 ? `${hidden}か所を別の文字に置きかえました。印のところを押すと、元の文字に戻せます。` : '隠すところは見つかりませんでした。名前や住所が入っていないか、見てください。';
    const format = document.querySelector<HTMLInputElement>('input[name="share-format"]:checked')?.value ?? 'plain';
    const turn = this.#turn;
    const text = format === 'link'
      ? ((await shareLink(location.href.replace(/[?#].*/s, ''), this.#masks.text)) ?? '')
      : shareText(this.#shared(), format as ShareFormat);
    if (turn !== this.#turn) return;
    this.#result.textContent = text;
    need<HTMLButtonElement>('#share-copy').disabled = text === '';
    this.#said.textContent = format === 'link' ? (text === '' ? '長すぎて、リンクにできません。行を減らすか、文字で写してください。' : 'このリンクには、上の行が入っています。開くと、もう一度調べた結果が出ます。') : '';
  }

  #shared(): Shared {
    const finding = this.#finding;
    const cause = finding === null ? undefined : this.#words.causes[finding.cause];
    const lines = this.#masks.text.split('\n').filter((line) => line !== '');
    if (finding === null || cause === undefined) return { said: '', lines, url: this.#messageUrl === null ? null : this.#whole(this.#messageUrl), number: 0 };
    return { said: `考えられる原因：${cause.title}（${STRENGTH_WORDS[finding.strength].label}、${STATE_WORDS[finding.state].label}）`, lines, url: this.#whole(cause.url), number: cause.number };
  }

  #whole(path: string): string {
    return new URL(this.#show.href(path), location.href).href;
  }

  /** Leaves for the question form what is known, masked as it stands here. */
  #handOver(): void {
    const { said, lines, url, number } = this.#shared();
    keepQuestion({ log: lines.join('\n'), said, cause: this.#finding === null ? '' : (this.#words.causes[this.#finding.cause]?.title ?? ''), url: url ?? '', number, device: this.#device, hosts: this.#knownHosts, answers: this.#answers });
  }
}

/** The tick box by which a line joins the excerpt; `isNamed` where there is room for its name. */
export function pickBox(n: number, isPicked: boolean, isNamed: boolean, toggle: () => void): HTMLElement {
  const box = el('input', { attrs: { type: 'checkbox', 'aria-label': `${n}行目を抜き書きに入れる` }, onClick: toggle });
  box.checked = isPicked;
  return el('label', { class: 'pick' }, box, isNamed ? '写す' : '');
}
