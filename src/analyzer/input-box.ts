import { need } from './element.ts';
import { EncodingChoice } from './encoding-choice.ts';
import { EXAMPLES } from './examples.ts';
import { excerptOf, fitsTextBox } from './excerpt.ts';
import { NOTHING, heldBelow, heldPart, heldText, heldWith, type Held } from './held.ts';
import { hasClipboard, watchDrops, watchFiles, watchPasteButton } from './input-sources.ts';
import { LogField } from './log-field.ts';
import type { FilePart, IntakeNote, Taken } from './protocol.ts';
import { withMarks } from './unseen.ts';

/** Long enough for the next key, short enough not to be waited for. */
const TYPING_PAUSE = 300;

/** Edits of a key or two (Input Events §5.1.2); dictation and assistive tools insert whole lines as typed text. */
const TYPED = /^(?:insertText|insertCompositionText|insertLineBreak|insertParagraph|deleteContent)/;
const MOST_TYPED = 8;

export interface InputEvents {
  /** The log is about to be another one; `isTyping` while keys are pressed. */
  readonly changing: (isTyping: boolean) => void;
  readonly changed: (held: Held) => void;
}

/**
 * Where a log comes in: typed, pasted, by button, chosen or dropped. The text box shows a long log as an excerpt, because
 * one that holds it all freezes the page; what is analysed is always the whole. Whatever a button replaces can be had
 * back.
 */
export class InputBox {
  readonly #field = new LogField();
  readonly #said = need('#log-said');
  readonly #back = need<HTMLButtonElement>('#log-back');
  readonly #paste = need<HTMLButtonElement>('#log-paste');
  readonly #pasteMore = need<HTMLButtonElement>('#log-paste-more');
  readonly #events: InputEvents;
  readonly #encodings = new EncodingChoice((files) => this.#readFiles(files, '選んだ読み方で、読み直しました。'));
  #held: Held = NOTHING;
  #before: Held | null = null;
  #timer = 0;
  #acted = false;
  /** Whether the box shows what it holds, not only that it is being read. */
  #isShown = true;

  constructor(events: InputEvents) {
    this.#events = events;
    this.#field.on('input', (event) => this.#typed(event instanceof InputEvent && isKey(event)));
    document.addEventListener('paste', (event) => this.#pasted(event));
    need('#log-clear').addEventListener('click', () => { this.#replace(NOTHING, '消しました。'); this.#field.focus(); });
    this.#back.addEventListener('click', () => this.#restore());
    const unread = {
      empty: () => this.say('クリップボードに文字がありません。ログの画面で文字を選んで、コピーしてから押してください。'),
      refused: () => { this.say('ブラウザーがクリップボードを読ませませんでした。欄を長押しするか、Ctrl+Vで貼りつけてください。'); this.#field.focus(); },
    };
    watchPasteButton(this.#paste, { ...unread, took: (part) => this.#replace(heldPart(part), this.#held.parts.length > 0 ? '入れ替えました。' : '貼りつけました。') });
    watchPasteButton(this.#pasteMore, { ...unread, took: (part) => this.#replace(heldBelow(this.#held, part), '続きに貼りました。') });
    this.#offerPaste();
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
    this.#hold(heldText(text));
  }

  /** Adds a line below what is there. */
  append(line: string): void {
    if (line === '') return;
    this.#hold(heldWith(this.#held, line, 'end'));
    this.say(`「${line}」を足しました。`);
  }

  /** Puts in a text that holds what was there, too. */
  put(text: string, said: string): void {
    this.#hold(heldText(text));
    this.say(said);
  }

  /** Puts a text in place of what is there, which can be had back. */
  replace(text: string, said: string): void {
    this.#replace(heldText(text), said);
  }

  /** Shows what files turned out to hold. */
  taken(taken: Taken): void {
    if (this.#held.text !== null) return;
    this.#isShown = true;
    if (taken.whole) this.#held = heldText(taken.text);
    this.#field.show(taken);
  }

  /** Says that the log could not be read. Where the box was still waiting for its text, it waits no more. */
  failed(said: string): void {
    if (!this.#isShown) this.#field.showUnread();
    this.say(this.#isShown ? said : 'ログを読めませんでした。もう一度選ぶか、短く分けて貼ってください。');
  }

  /** Takes up what was found while reading what it holds. */
  told(notes: readonly IntakeNote[]): void {
    this.#encodings.told(notes);
  }

  /** Says something beside the box: announced, and gone with the next change. */
  say(text: string): void {
    this.#said.textContent = text;
  }

  /** Takes back what was said, unless something else has been said since. */
  unsay(text: string): void {
    if (this.#said.textContent === text) this.say('');
  }

  /** Keys are waited for until they pause; a change at one stroke (a paste, a cut, an undo) counts at once. */
  #typed(isTyping: boolean): void {
    if (this.#field.isExcerpt) return;
    const { text } = this.#field;
    this.say('');
    this.#stopTimer();
    if (!fitsTextBox(text)) { this.fill(text); return; }
    const take = (): void => this.#hold(text.trim() === '' ? { parts: [], text } : heldText(text), isTyping);
    if (!isTyping) { take(); return; }
    this.#events.changing(true);
    this.#timer = window.setTimeout(take, TYPING_PAUSE);
  }

  /** A paste anywhere but in another field is meant for the log. Long texts never reach the text box. */
  #pasted(event: ClipboardEvent): void {
    const { target, clipboardData } = event;
    const inBox = this.#field.holds(target);
    if (!inBox && target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null) return;
    const files = [...(clipboardData?.files ?? [])];
    const text = clipboardData?.getData('text/plain') ?? '';
    if (text === '') {
      if (files.length === 0) return;
      event.preventDefault();
      this.#takeFiles(files);
      return;
    }
    if (this.#field.isExcerpt) {
      event.preventDefault();
      this.#addToExcerpt(text);
      return;
    }
    const joined = this.#field.withPasted(text, inBox);
    // The browser's own insertion can be undone, so it is left alone where it is quick.
    this.#acted = true;
    if (inBox && fitsTextBox(joined)) return;
    event.preventDefault();
    this.fill(joined);
  }

  #addToExcerpt(text: string): void {
    const { place } = this.#field;
    if (place === 'all') { this.#replace(heldText(text), '入れ替えました。'); return; }
    this.#hold(heldWith(this.#held, text, place));
    this.say(place === 'top' ? '上に足しました。' : '後ろに足しました。');
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
    this.#field.focus();
  }

  #stopTimer(): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }

  #hold(held: Held, isTyping = false): void {
    this.#stopTimer();
    this.#held = held;
    this.#before = null;
    this.#encodings.offer([]);
    this.#back.hidden = true;
    this.say('');
    this.#isShown = held.text !== null;
    if (held.text !== null) this.#field.show(excerptOf(held.text));
    else this.#field.showReading();
    this.#offerPaste();
    this.#events.changing(isTyping);
    this.#events.changed(held);
  }

  /** Beside a log there are two ways to paste, and neither loses it. */
  #offerPaste(): void {
    const hasLog = this.#held.parts.length > 0;
    this.#paste.hidden = !hasClipboard();
    this.#paste.textContent = hasLog ? '入れ替えて貼る' : '貼りつける';
    this.#paste.classList.toggle('quiet', hasLog);
    this.#pasteMore.hidden = !hasClipboard() || !hasLog;
  }

  #takeFiles(files: readonly File[]): void {
    const names = files.length === 1 ? `「${withMarks(files[0]!.name)}」` : `${files.length}個のファイル`;
    if (files.every(({ type }) => type.startsWith('image/'))) {
      // Nothing of a photo can be read, so the log that is here stays.
      this.say(`${names}は写真なので、中の文字を読めません。写真を見ながら、下の「行のはじめの文字」に打つと、行を選べます。`);
      need<HTMLDetailsElement>('.chooser').open = true;
      need('#choose-text').focus();
      return;
    }
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
