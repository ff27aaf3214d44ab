import type { CatalogueSource } from '../engine/index.ts';
import { choicesOf, matching, newestAt, putTogether, type Choice } from './choices.ts';
import { button, el, need } from './element.ts';
import { lineFrom, piecesOf } from './template-pieces.ts';
import type { Presentation, Words } from './words.ts';

const MOST_SHOWN = 20;
/** UTF-16 units; no line begins with more that has to be told apart, and a whole log pasted here must do no harm. */
const MOST_TYPED = 200;

/** The box that the chosen lines go to. */
export interface LineBox {
  /** What stands in it; null while its text is not at hand. */
  readonly text: () => string | null;
  readonly put: (text: string, said: string) => void;
  /** Adds a line below what is there. */
  readonly append: (line: string) => void;
}

/** For a log that cannot be copied: a few characters typed from a photo, and the line is chosen from what routers write. */
export class Chooser {
  readonly #details = need<HTMLDetailsElement>('.chooser');
  readonly #typed = need<HTMLInputElement>('#choose-text');
  readonly #family = need<HTMLSelectElement>('#choose-family');
  readonly #orders = [...document.querySelectorAll<HTMLInputElement>('input[name="choose-newest"]')];
  readonly #found = need('#choose-found');
  readonly #said = need('#choose-said');
  readonly #choices: readonly Choice[];
  readonly #catalogue: CatalogueSource;
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #box: LineBox;
  /** Whether the reader has said which end is the newest. */
  #isOrdered = false;
  /** What stood in the box before, the lines picked since in the order of the screen, and what they made. */
  #before = '';
  #picked: readonly string[] = [];
  #made: string | null = null;
  #carried = '';

  constructor(catalogue: CatalogueSource, words: Words, show: Presentation, box: LineBox) {
    this.#catalogue = catalogue;
    this.#words = words;
    this.#show = show;
    this.#box = box;
    this.#choices = choicesOf(catalogue, words);
    for (const { id } of catalogue.families.filter(({ formats }) => formats.length > 0)) this.#family.append(el('option', { text: words.families[id]?.title ?? id, attrs: { value: id } }));
    this.#typed.addEventListener('input', () => this.#draw());
    this.#family.addEventListener('change', () => { this.#orderAs(this.#family.value); this.#draw(); });
    for (const order of this.#orders) order.addEventListener('change', () => { this.#isOrdered = true; this.#reorder(); });
    // What was typed while the catalogue was on its way.
    this.#draw();
  }

  /** Opens with words that were typed elsewhere; what the reader has typed here stays. */
  carry(text: string): void {
    const typed = this.#typed.value;
    if (typed !== '' && typed !== this.#carried) return;
    this.#carried = text.trim().slice(0, MOST_TYPED);
    this.#typed.value = this.#carried;
    this.#details.open = true;
    this.#draw();
  }

  /** Goes to the field where words of a photo are typed. */
  focus(): void {
    this.#details.open = true;
    this.#details.scrollIntoView({ block: 'start' });
    this.#typed.focus({ preventScroll: true });
  }

  get #newest(): 'top' | 'end' {
    return this.#orders.find(({ checked }) => checked)?.value === 'top' ? 'top' : 'end';
  }

  /** The order of a maker's own screen, until the reader says otherwise. */
  #orderAs(family: string): void {
    const newest = newestAt(this.#catalogue, family);
    if (this.#isOrdered || newest === null) return;
    for (const order of this.#orders) order.checked = order.value === newest;
  }

  #draw(): void {
    const typed = this.#typed.value.slice(0, MOST_TYPED);
    const device = this.#catalogue.families.find(({ id }) => id === this.#family.value);
    const families = device === undefined ? null : new Set([device.id, ...device.programs]);
    if (typed.trim() === '' && families === null) { this.#found.replaceChildren(); this.#said.textContent = ''; return; }
    const { found, isAlike } = matching(this.#choices, typed, families);
    const more = found.length > MOST_SHOWN ? `${isAlike ? '近い順に' : '家庭用の機器から順に'}${MOST_SHOWN}件を出しています。もう少し打つと、しぼれます。` : '';
    this.#said.textContent = found.length === 0 ? '同じ文は、まだ辞典にありません。' : isAlike ? `同じ文はありません。似た文が${found.length}件あります。${more}` : `${found.length}件あります。${more}`;
    this.#found.replaceChildren(...found.slice(0, MOST_SHOWN).map((choice) => this.#choice(choice)));
  }

  #choice({ template, message, family }: Choice): HTMLElement {
    const pieces = piecesOf(template);
    const holes: HTMLInputElement[] = [];
    const line = el('code', { class: 'log-text' }, ...pieces.map((piece) => {
      if ('text' in piece) return document.createTextNode(piece.text);
      const hole = el('input', { class: 'hole', attrs: { type: 'text', autocomplete: 'off', spellcheck: 'false', size: '8', 'aria-label': '写真で、ここにある文字' } });
      holes.push(hole);
      return hole;
    }));
    const known = this.#words.messages[message];
    return el('li', {}, line, el('p', {},
      known === undefined ? null : el('a', { href: this.#show.href(known.url), text: known.title }), ' ',
      button('この行を足す', () => this.#pick(lineFrom(pieces, holes.map(({ value }) => value)), family), { class: 'quiet' })));
  }

  #pick(line: string, family: string): void {
    if (line === '') return;
    const text = this.#box.text();
    if (text === null) { this.#box.append(line); return; }
    this.#orderAs(family);
    if (text !== this.#made) { this.#before = text; this.#picked = []; }
    this.#picked = [...this.#picked, line];
    this.#put(`「${line}」を足しました。${this.#picked.length > 1 && this.#newest === 'top' ? '画面では上の行が新しいので、起きた順に、前の行の上に入れました。' : ''}`);
  }

  #reorder(): void {
    if (this.#picked.length < 2 || this.#box.text() !== this.#made) return;
    this.#put('足した行を並べ直しました。');
  }

  #put(said: string): void {
    this.#made = putTogether(this.#before, this.#picked, this.#newest);
    this.#box.put(this.#made, said);
  }
}
