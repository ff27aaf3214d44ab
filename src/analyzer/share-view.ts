import type { Known } from '../engine/redact.ts';
import type { Client } from './client.ts';
import { copyAndSay } from './copy.ts';
import { el, need } from './element.ts';
import { keepQuestion, type ToldLine } from './keep-question.ts';
import { MaskedText } from './masked-text.ts';
import type { Excerpt, ShownFinding } from './protocol.ts';
import { saidOf, type Answered } from './share-said.ts';
import { shareLink } from './share-link.ts';
import { lineNumbers, linesLeftOut, lineRanges, shareText, wrongNumbers, type Shared, type ShareFormat } from './share-text.ts';
import { toldLines } from './told-lines.ts';
import { withoutUnseen } from './unseen.ts';
import type { Presentation, Words } from './words.ts';

/** More than this is no excerpt. */
const MOST_PICKED = 200;
const NOTHING: Excerpt = { numbers: [], last: 0, model: '' };

/** Makes an excerpt to pass on: chosen lines, masked, in the form that the place it goes to can show. */
export class SharePanel {
  readonly #client: Client;
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #picked: (numbers: ReadonlySet<number>) => void;
  readonly #numbers = need<HTMLInputElement>('#share-lines');
  readonly #wrong = need('#share-wrong');
  readonly #result = need('#share-text');
  readonly #said = need('#share-said');
  readonly #masks: MaskedText;
  #finding: ShownFinding | null = null;
  /** Whether the reader has asked for this finding, or it is only the likeliest. */
  #isChosen = false;
  #answered: Answered = { ranked: [], others: [], verdict: '', answers: [] };
  #messageUrl: string | null = null;
  #family = '';
  #excerpt = NOTHING;
  #asked = Promise.resolve(NOTHING);
  /** Of the whole log, the excerpt's lines being only some of it. */
  #known: Promise<Known> = Promise.resolve({ hosts: [], names: [] });
  #knownNow: Known = { hosts: [], names: [] };
  #lines: readonly string[] = [];
  #told: readonly ToldLine[] = [];
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

  /** Begins anew for a log: with the likeliest finding, else with the lines that the answer speaks of. */
  open(family: string): void {
    this.#family = family;
    this.#known = this.#client.ask('known', null);
    this.#isChosen = false;
    this.#masks.forget();
    this.#begin(this.#answered.ranked[0]?.finding ?? null);
  }

  /** Takes the telling lines of a finding. */
  choose(finding: ShownFinding): void {
    this.#isChosen = true;
    this.#begin(finding);
  }

  /** Takes up how the answer stands. The likeliest finding may be another one now; lines that the reader chose stay. */
  answered(answered: Answered): void {
    this.#answered = answered;
    const likeliest = answered.ranked[0]?.finding ?? null;
    const isUntouched = this.#numbers.value === lineRanges(this.#excerpt.numbers);
    if (!this.#isChosen && isUntouched && this.#finding !== null && likeliest !== null && likeliest.cause !== this.#finding.cause) this.#begin(likeliest);
    else if (this.#lines.length > 0) void this.#write();
  }

  /** Adds a line to the excerpt or takes it out. */
  toggle(n: number): void {
    const numbers = new Set(lineNumbers(this.#numbers.value, MOST_PICKED));
    if (!numbers.delete(n)) numbers.add(n);
    this.#numbers.value = lineRanges([...numbers].sort((a, b) => a - b));
    void this.#pick();
  }

  #begin(finding: ShownFinding | null): void {
    this.#finding = finding;
    const turn = (this.#turn += 1);
    this.#asked = this.#client.ask('excerpt', finding === null ? null : { cause: finding.cause, story: finding.story });
    void this.#asked.then(({ numbers }) => {
      if (turn !== this.#turn) return;
      this.#numbers.value = lineRanges(numbers);
      return this.#pick();
    });
  }

  async #pick(): Promise<void> {
    const numbers = lineNumbers(this.#numbers.value, MOST_PICKED);
    const turn = (this.#turn += 1);
    const [rows, known, excerpt] = await Promise.all([numbers.length === 0 ? [] : this.#client.ask('texts', { numbers }), this.#known, this.#asked]);
    if (turn !== this.#turn) return;
    this.#excerpt = excerpt;
    const wrong = wrongNumbers(this.#numbers.value, rows.map(({ n }) => n), this.#excerpt.last);
    this.#wrong.textContent = wrong;
    this.#numbers.ariaInvalid = String(wrong !== '');
    // What was typed names no line: the last excerpt stays, so that it can be set right.
    if (rows.length === 0 && this.#numbers.value.trim() !== '') return;
    this.#picked(new Set(rows.map(({ n }) => n)));
    const urls = new Set(rows.flatMap(({ message }) => this.#words.messages[message ?? '']?.url ?? []));
    this.#messageUrl = urls.size === 1 ? [...urls][0]! : null;
    this.#told = toldLines(rows, new Set(this.#finding?.lines.map(({ n }) => n)), this.#words);
    this.#lines = rows.map(({ text }) => withoutUnseen(text));
    this.#knownNow = known;
    this.#masks.set(this.#lines.join('\n'), known);
    need('#share-out').hidden = rows.length === 0;
    await this.#write();
  }

  async #write(): Promise<void> {
    need('#share-hidden').textContent = this.#masks.note;
    const format = document.querySelector<HTMLInputElement>('input[name="share-format"]:checked')?.value ?? 'plain';
    const turn = this.#turn;
    const shared = this.#shared();
    const text = format === 'link'
      ? ((await shareLink(location.href.replace(/[?#].*/s, ''), this.#masks.text)) ?? '')
      : shareText(shared, format as ShareFormat);
    if (turn !== this.#turn) return;
    this.#result.textContent = text;
    need<HTMLButtonElement>('#share-copy').disabled = text === '';
    this.#said.textContent = format === 'link' ? (text === '' ? '長すぎて、リンクにできません。行を減らすか、文字で写してください。' : 'このリンクには、上の行が入っています。開くと、もう一度調べた結果が出ます。') : leftOutText(linesLeftOut(shared, format as ShareFormat));
  }

  #shared(): Shared {
    const { said, cause } = saidOf(this.#finding, this.#answered, this.#words);
    const lines = this.#masks.text.split('\n').filter((line) => line !== '');
    const url = cause?.url ?? this.#messageUrl;
    return { said, lines, url: url === null ? null : this.#whole(url), number: cause?.number ?? 0 };
  }

  #whole(path: string): string {
    return new URL(this.#show.href(path), location.href).href;
  }

  /** Leaves for the question form what is known; it masks the lines as they are masked here. */
  #handOver(): void {
    const { said, url, number } = this.#shared();
    const { cause } = saidOf(this.#finding, this.#answered, this.#words);
    keepQuestion({
      log: this.#lines.join('\n'), known: this.#knownNow, shown: this.#masks.shown, said, cause: cause?.isProviders === true ? cause.title : '', url: url ?? '', number,
      device: this.#excerpt.model, family: this.#family, told: this.#told, answers: this.#answered.answers,
    });
  }
}

function leftOutText(lines: number): string {
  return lines === 0 ? '' : `長い投稿は掲示板が受け取らないことがあるので、${lines}行は入れていません。見せたい行だけを選び直せます。`;
}

/** The tick box by which a line joins the excerpt; `isNamed` where there is room for its name. */
export function pickBox(n: number, isPicked: boolean, isNamed: boolean, toggle: () => void): HTMLElement {
  const box = el('input', { attrs: { type: 'checkbox', 'aria-label': `${n}行目を抜き書きに入れる` }, onClick: toggle });
  box.checked = isPicked;
  return el('label', { class: 'pick' }, box, isNamed ? '写す' : '');
}
