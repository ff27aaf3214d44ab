import { button, el, need } from './element.ts';
import { keepAnswers, keptAnswers } from './keep-answers.ts';
import type { ShownFinding } from './protocol.ts';
import { nextCheck, otherCauses, type Answers } from './rank.ts';
import type { Presentation, Words } from './words.ts';

const MOST_OTHERS = 5;

/** Asks the one check that tells the remaining causes apart, and remembers what was answered for this log. */
export class AskBack {
  readonly #section = need('#ask-section');
  readonly #body = need('#ask-body');
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #log: () => string | null;
  readonly #answered: () => void;
  #answers = new Map<string, number>();
  #spoken = '';

  /** `log`: the text that is asked about, null while it is not at hand. */
  constructor(words: Words, show: Presentation, log: () => string | null, answered: () => void) {
    this.#log = log;
    this.#words = words;
    this.#show = show;
    this.#answered = answered;
  }

  get answers(): Answers { return this.#answers; }

  /** The questions and answers so far, in words, for whoever is asked next. */
  get said(): readonly { readonly question: string; readonly answer: string }[] {
    return [...this.#answers].flatMap(([id, index]) => {
      const check = this.#words.checks[id];
      const answer = check?.answers[index];
      return check === undefined || answer === undefined ? [] : [{ question: check.question, answer: answer.text }];
    });
  }

  /** What is asked next and which causes the answers have brought up, for those who hear the page; empty before the first answer. */
  get spoken(): string { return this.#spoken; }

  /** Forgets the answers: they were given about another log. */
  clear(): void {
    this.#answers.clear();
    this.#section.hidden = true;
  }

  /** Takes up what was answered about this log before a reload, or before it was put aside. */
  recall(): void {
    const log = this.#log();
    if (log !== null) this.#answers = keptAnswers(log);
  }

  draw(findings: readonly ShownFinding[]): void {
    const next = nextCheck(findings, this.#answers, this.#words);
    const parts: Node[] = [...this.#answers].flatMap(([id, answer]) => this.#given(id, answer));
    const others = otherCauses(findings, this.#answers, this.#words);
    if (others.length > 0) parts.push(el('p', { text: 'この答えからは、ログに出ていない次の原因も考えられます。' }), el('ul', { class: 'links' }, ...others.slice(0, MOST_OTHERS).map((id) => this.#causeLink(id))));
    if (next !== null) parts.push(this.#question(next));
    this.#spoken = this.#answers.size === 0 ? '' : spokenOf(others.map((id) => this.#causeOf(id).title), next === null ? null : plain(this.#show.prose(this.#words.checks[next]!.question)));
    this.#section.hidden = parts.length === 0;
    this.#body.replaceChildren(...parts);
  }

  #causeOf(id: string): { readonly title: string; readonly url: string } {
    return (this.#words.causes[id] ?? this.#words.otherCauses[id])!;
  }

  #causeLink(id: string): HTMLElement {
    const cause = this.#causeOf(id);
    return el('li', {}, el('a', { href: this.#show.href(cause.url), text: cause.title }));
  }

  #question(id: string): HTMLElement {
    const check = this.#words.checks[id]!;
    const answer = (index: number): void => {
      this.#answers.set(id, index);
      this.#tell();
      // The button that had the focus is gone.
      [...this.#body.querySelectorAll<HTMLElement>('.given button')].at(-1)?.focus();
    };
    return el('fieldset', { class: 'ask' },
      el('legend', {}, this.#show.prose(check.question)),
      el('p', {}, el('a', { href: this.#show.href(check.url), text: '確かめ方を見る' })),
      el('div', { class: 'ask-answers' },
        ...check.answers.map(({ text }, index) => button(text, () => answer(index), { class: 'quiet' })),
        button('わからない・試せない', () => answer(-1), { class: 'quiet' })));
  }

  #takeBack(id: string): void {
    this.#answers.delete(id);
    this.#tell();
    this.#body.querySelector<HTMLElement>('.ask-answers button')?.focus();
  }

  #tell(): void {
    const log = this.#log();
    if (log !== null) keepAnswers(log, this.#answers);
    this.#answered();
  }

  #given(id: string, index: number): Node[] {
    const check = this.#words.checks[id];
    const answer = check?.answers[index];
    if (check === undefined) return [];
    return [el('div', { class: 'given' },
      el('p', {}, this.#show.prose(check.question), el('br'), el('strong', { text: answer?.text ?? 'わからない' }), ' ',
        button('取り消す', () => this.#takeBack(id), { class: 'quiet', attrs: { 'aria-label': `「${answer?.text ?? 'わからない'}」を取り消す` } })),
      ...(answer === undefined ? [] : [el('p', {}, this.#show.prose(answer.means))]))];
  }
}

/** What an answer has changed, in sentences: the causes it brings up, and the next question. */
export function spokenOf(others: readonly string[], question: string | null): string {
  const causes = others.length === 0 ? '' : `ほかに考えられる原因：${others.slice(0, MOST_OTHERS).map((title) => `「${title}」`).join('')}。`;
  return `${causes}${question === null ? 'ほかの質問はありません。' : `次の質問：${question}`}`;
}

function plain(prose: Node): string {
  return prose.textContent ?? '';
}
