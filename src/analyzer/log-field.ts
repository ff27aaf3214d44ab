import { count } from './count.ts';
import { need } from './element.ts';
import type { Taken } from './protocol.ts';

/** The text box of the log: shows a log whole, or a long one by its first and last lines, which cannot be typed into. */
export class LogField {
  readonly #box = need<HTMLTextAreaElement>('textarea[name="log"]');
  readonly #note = need('#log-note');
  readonly #clear = need<HTMLButtonElement>('#log-clear');
  #isExcerpt = false;

  get text(): string { return this.#box.value; }
  get isExcerpt(): boolean { return this.#isExcerpt; }

  /** Whether an event came from the box itself. */
  holds(target: EventTarget | null): boolean {
    return target === this.#box;
  }

  on<K extends 'input'>(type: K, heard: (event: HTMLElementEventMap[K]) => void): void {
    this.#box.addEventListener(type, heard);
  }

  focus(): void {
    this.#box.focus();
  }

  show({ text, whole, lines, units }: Taken): void {
    this.#set(text, !whole, units > 0);
    this.#note.hidden = whole;
    this.#note.textContent = whole ? '' : `長いログ（${count(lines)}行、${count(units)}文字）なので、この欄にははじめと終わりだけを出しています。調べるときは全部を使います。続きは、ここに貼ると足せます。`;
  }

  /** Shows that the log is on its way, where its text is not at hand. */
  showReading(): void {
    this.#set('ログを読んでいます……', true, true);
    this.#note.hidden = true;
  }

  /** Takes back what `showReading` said: the log never came. The box can be written into again. */
  showUnread(): void {
    this.#set('', false, true);
    this.#note.hidden = true;
  }

  /** What the box would hold with a text put where the caret is, or below what is there. */
  withPasted(text: string, atCaret: boolean): string {
    const { value, selectionStart, selectionEnd } = this.#box;
    if (atCaret) return value.slice(0, selectionStart) + text + value.slice(selectionEnd);
    return value === '' ? text : `${value.replace(/\n$/, '')}\n${text}`;
  }

  /** Which part of an excerpt a paste is meant for: all of it, or the end that the selection is nearer to. */
  get place(): 'all' | 'top' | 'end' {
    const { selectionStart, selectionEnd, value } = this.#box;
    if (selectionStart === 0 && selectionEnd === value.length) return 'all';
    return selectionEnd < value.length / 2 ? 'top' : 'end';
  }

  #set(text: string, isExcerpt: boolean, canClear: boolean): void {
    this.#isExcerpt = isExcerpt;
    this.#box.readOnly = isExcerpt;
    // Setting the same text anew would lose the caret.
    if (this.#box.value !== text) this.#box.value = text;
    this.#clear.hidden = !canClear;
  }
}
