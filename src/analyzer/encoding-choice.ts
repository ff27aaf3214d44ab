import type { Encoding } from '../engine/decode.ts';
import { el, need } from './element.ts';
import { ENCODING_NAMES } from './note-words.ts';
import type { FilePart, IntakeNote } from './protocol.ts';

/** What is told of a file whose letters may have been read wrongly. */
const DOUBTS: ReadonlySet<IntakeNote['code']> = new Set(['replaced', 'not-text']);

/** Lets the reader say how a file's bytes are to be read where that was told wrongly. The bytes are read anew, so nothing is lost. */
export class EncodingChoice {
  readonly #box = need<HTMLDetailsElement>('#encodings');
  readonly #list = need('#encoding-list');
  readonly #chosen: (files: readonly FilePart[]) => void;
  #files: readonly FilePart[] = [];

  constructor(chosen: (files: readonly FilePart[]) => void) {
    this.#chosen = chosen;
  }

  /** Offers the choice for these files; none where what is read are no files. */
  offer(files: readonly FilePart[]): void {
    this.#files = files;
    this.#box.hidden = files.length === 0;
    if (files.length === 0) this.#box.open = false;
    this.#list.replaceChildren(...files.map((file, index) => el('li', {}, this.#select(file, index))));
  }

  /** Takes up what reading them has told: shows the choice where it is in doubt. */
  told(notes: readonly IntakeNote[]): void {
    const ours = notes.filter(({ name }) => this.#files.some((file) => file.name === name));
    if (ours.some(({ code, args }) => DOUBTS.has(code) || (code === 'encoding' && args['sure'] === 0))) this.#box.open = true;
  }

  #select(file: FilePart, index: number): HTMLElement {
    const select = el('select', {},
      el('option', { text: '自動', attrs: { value: '' } }),
      ...Object.entries(ENCODING_NAMES).map(([value, name]) => el('option', { text: name, attrs: { value } })));
    select.value = file.encoding ?? '';
    select.addEventListener('change', () => {
      const encoding = select.value === '' ? undefined : (select.value as Encoding);
      const files = this.#files.map((one, at) => (at === index ? { ...one, encoding } : one));
      this.#chosen(files);
      // The list was made anew, and closed.
      this.#box.open = true;
      this.#list.querySelectorAll('select')[index]?.focus();
    });
    return el('label', {}, `「${file.name}」の読み方`, select);
  }
}
