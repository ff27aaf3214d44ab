import { need } from './element.ts';
import { EncodingChoice } from './encoding-choice.ts';
import { EXAMPLES } from './examples.ts';
import { excerptOf, fitsTextBox } from './excerpt.ts';
import { watchDrops, watchFiles, watchPasteButton } from './input-sources.ts';
import type { FilePart, IntakeNote, Part, Taken } from './protocol.ts';
import { count } from './verdict.ts';

/** Long enough for the next key, short enough not to be waited for. */
const TYPING_PAUSE = 300;

/** Edits of a key or two (Input Events §5.1.2); dictation and assistive tools insert whole lines as typed text. */
const TYPED = /^(?:insertText|insertCompositionText|insertLineBreak|insertParagraph|deleteContent)/;
const MOST_TYPED = 8;

/** Longer texts are the worker's: the page neither keeps them nor counts their lines. */
const MOST_HELD = 2_000_000;

export interface InputEvents {
  /** The log is about to be another one; `isTyping` while keys are pressed. */
  readonly changing: (isTyping: boolean) => void;
  readonly changed: (held: Held) => void;
}

/** What the box holds. `text` is the whole text where the page has it: not while files are being read. */
export interface Held {
  readonly parts: readonly Part[];
  readonly text: string | null;
}

/**
 * Where a log comes in: typed, pasted, by button, chosen or dropped. The box shows a long log as an excerpt, because a
 * text box that holds it all freezes the page; what is analysed is always the whole. Whatever a button replaces can be
 * had back.
 */
export class InputBox {
  readonly #box = need<HTMLTextAreaElement>('textarea[name="log"]');
  readonly #note = need('#log-note');
  readonly #said = need('#log-said');
  readonly #back = need<HTMLButtonElement>('#log-back');
  readonly #clear = need<HTMLButtonElement>('#log-clear');
  readonly #events: InputEvents;
  readonly #encodings = new EncodingChoice((files) => this.#readFiles(files, '選んだ読み方で、読み直しました。'));
  #held: Held = { parts: [], text: '' };
  #before: Held | null = null;
  #isExcerpt = false;
  #timer = 0;
  #acted = false;

  constructor(events: InputEvents) {
    this.#events = events;
    this.#box.addEventListener('input', (event) => this.#typed(event instanceof InputEvent && isKey(event)));
    document.addEventListener('paste', (event) => this.#pasted(event));
    this.#clear.addEventListener('click', () => { this.#replace({ parts: [], text: '' }, '消しました。'); this.#box.focus(); });
    this.#back.addEventListener('click', () => this.#restore());
    watchPasteButton(need<HTMLButtonElement>('#log-paste'), {
      took: (part) => this.#replace({ parts: [part], text: part.kind === 'text' ? part.text : null }, '貼りつけました。'),
      empty: () => this.say('クリップボードに文字がありません。ログの画面で文字を選んで、コピーしてから押してください。'),
      refused: () => { this.say('ブラウザーがクリップボードを読ませませんでした。欄を長押しするか、Ctrl+Vで貼りつけてください。'); this.#box.focus(); },
    });
    watchFiles(need<HTMLInputElement>('#log-files'), (files) => this.#takeFiles(files));
    watchDrops((files) => this.#takeFiles(files));
    for (const choice of document.querySelectorAll<HTMLButtonElement>('[data-example]')) {
      choice.addEventListener('click', () => {
        const example = EXAMPLES[Number(choice.dataset['example'])];
        if (example !== undefined) this.replace(example.text, '例を入れました。');
      });
    }
  }

  get held(): Held { return this.#held; }
  /** Whether keys have changed the box since its log was last handed over. */
  get isTyping(): boolean { return this.#timer !== 0; }

  /** Whether the log came by one act (paste, button, file), after which the reader wants the answer; asked once an act. */
  takeAct(): boolean {
    const acted = this.#acted;
    this.#acted = false;
    return acted;
  }

  /** Puts a text in as if it had been pasted into an empty box, and has it analysed. */
  fill(text: string): void {
    this.#hold({ parts: text === '' ? [] : [{ kind: 'text', text }], text });
  }

  /** Adds a line below what is there. */
  append(line: string): void {
    if (line === '') return;
    const { parts, text } = this.#held;
    if (text === null) this.#hold({ parts: [...parts, { kind: 'text', text: line }], text: null });
    else this.fill(text.trim() === '' ? line : `${text.replace(/\n$/, '')}\n${line}`);
    this.say(`「${line}」を足しました。`);
  }

  /** Puts a text in place of what is there, which can be had back. */
  replace(text: string, said: string): void {
    this.#replace({ parts: [{ kind: 'text', text }], text }, said);
  }

  /** Shows what files turned out to hold. */
  taken(taken: Taken): void {
    if (this.#held.text !== null) return;
    if (taken.whole) this.#held = { parts: [{ kind: 'text', text: taken.text }], text: taken.text };
    this.#show(taken);
  }

  /** Takes up what was found while reading what it holds. */
  told(notes: readonly IntakeNote[]): void {
    this.#encodings.told(notes);
  }

  /** Says something beside the box: announced, and gone with the next change. */
  say(text: string): void {
    this.#said.textContent = text;
  }

  /** Keys are waited for until they pause; a change at one stroke (a paste, a cut, an undo) counts at once. */
  #typed(isTyping: boolean): void {
    if (this.#isExcerpt) return;
    const text = this.#box.value;
    this.say('');
    this.#stopTimer();
    if (!fitsTextBox(text)) { this.fill(text); return; }
    const take = (): void => this.#hold({ parts: text.trim() === '' ? [] : [{ kind: 'text', text }], text }, isTyping);
    if (!isTyping) { take(); return; }
    this.#events.changing(true);
    this.#timer = window.setTimeout(take, TYPING_PAUSE);
  }

  /** A paste anywhere but in another field is meant for the log. Long texts never reach the text box. */
  #pasted(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    const inBox = target === this.#box;
    if (!inBox && target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null) return;
    const files = [...(clipboardData?.files ?? [])];
    const text = clipboardData?.getData('text/plain') ?? '';
    if (text === '') {
      if (files.length === 0) return;
      event.preventDefault();
      this.#takeFiles(files);
      return;
    }
    if (this.#isExcerpt) {
      event.preventDefault();
      this.#addToExcerpt(text);
      return;
    }
    const { value, selectionStart, selectionEnd } = this.#box;
    const joined = inBox ? value.slice(0, selectionStart) + text + value.slice(selectionEnd) : value === '' ? text : `${value.replace(/\n$/, '')}\n${text}`;
    // The browser's own insertion can be undone, so it is left alone where it is quick.
    this.#acted = true;
    if (inBox && fitsTextBox(joined)) return;
    event.preventDefault();
    this.fill(joined);
  }

  #addToExcerpt(text: string): void {
    const { selectionStart, selectionEnd, value } = this.#box;
    const part: Part = { kind: 'text', text };
    const { parts, text: whole } = this.#held;
    if (selectionStart === 0 && selectionEnd === value.length) { this.#replace({ parts: [part], text }, '入れ替えました。'); return; }
    const onTop = selectionEnd < value.length / 2;
    const joined = whole === null ? null : onTop ? `${text.replace(/\n$/, '')}\n${whole}` : `${whole.replace(/\n$/, '')}\n${text}`;
    this.#hold(joined === null ? { parts: onTop ? [part, ...parts] : [...parts, part], text: null } : { parts: [{ kind: 'text', text: joined }], text: joined });
    this.say(onTop ? '上に足しました。' : '後ろに足しました。');
  }

  /** Puts something in place of what is there, and offers the way back. */
  #replace(held: Held, said: string): void {
    const before = this.#held;
    this.#acted = held.parts.length > 0;
    this.#hold(held);
    this.#before = before.parts.length > 0 ? before : null;
    this.#back.hidden = this.#before === null;
    this.say(said);
  }

  #restore(): void {
    const before = this.#before;
    if (before === null) return;
    this.#replace(before, '前のログに戻しました。');
    this.#box.focus();
  }

  #stopTimer(): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #hold(held: Held, isTyping = false): void {
    this.#stopTimer();
    const { parts } = held;
    if (held.text !== null && held.text.length > MOST_HELD) held = { parts, text: null };
    this.#held = held;
    this.#before = null;
    this.#encodings.offer([]);
    this.#back.hidden = true;
    this.#clear.hidden = held.parts.length === 0 && held.text === '';
    this.say('');
    if (held.text !== null) this.#show(excerptOf(held.text));
    else {
      this.#isExcerpt = true;
      this.#box.readOnly = true;
      this.#box.value = 'ログを読んでいます……';
    }
    this.#events.changing(isTyping);
    this.#events.changed(held);
  }

  #show({ text, whole, lines, units }: Taken): void {
    this.#isExcerpt = !whole;
    this.#box.readOnly = !whole;
    if (this.#box.value !== text) this.#box.value = text;
    this.#note.hidden = whole;
    this.#note.textContent = whole ? '' : `長いログ（${count(lines)}行、${count(units)}文字）なので、この欄にははじめと終わりだけを出しています。調べるときは全部を使います。続きは、ここに貼ると足せます。`;
    this.#clear.hidden = units === 0;
  }

  #takeFiles(files: readonly File[]): void {
    const names = files.length === 1 ? `「${files[0]!.name}」` : `${files.length}個のファイル`;
    this.#readFiles(files.map((file) => ({ kind: 'file', name: file.name, blob: file })), `${names}を読みました。`);
  }

  #readFiles(parts: readonly FilePart[], said: string): void {
    this.#replace({ parts, text: null }, said);
    this.#encodings.offer(parts);
  }
}

function isKey({ inputType, data }: InputEvent): boolean {
  return TYPED.test(inputType) && (inputType !== 'insertText' || (data ?? '').length <= MOST_TYPED);
}
