import type { CatalogueSource } from '../engine/index.ts';
import { fold } from '../engine/fold.ts';
import { button, el, need } from './element.ts';
import { lineFrom, piecesOf } from './template-pieces.ts';
import type { Presentation, Words } from './words.ts';

const MOST_SHOWN = 20;
/** UTF-16 units; no line begins with more that has to be told apart, and a whole log pasted here must do no harm. */
const MOST_TYPED = 200;

interface Choice { readonly template: string; readonly folded: string; readonly message: string; readonly family: string }

/** For a log that cannot be copied: a few characters typed from a photo, and the line is chosen from what routers write. */
export class Chooser {
  readonly #typed = need<HTMLInputElement>('#choose-text');
  readonly #family = need<HTMLSelectElement>('#choose-family');
  readonly #found = need('#choose-found');
  readonly #said = need('#choose-said');
  readonly #choices: readonly Choice[];
  readonly #catalogue: CatalogueSource;
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #add: (line: string) => void;

  constructor(catalogue: CatalogueSource, words: Words, show: Presentation, add: (line: string) => void) {
    this.#catalogue = catalogue;
    this.#words = words;
    this.#show = show;
    this.#add = add;
    this.#choices = catalogue.messages.flatMap(({ id, family, templates }) => templates.map((template) => ({ template, folded: fold(template.replace(/\{[a-z_0-9]+:/g, '{')), message: id, family })));
    for (const { id } of catalogue.families.filter(({ formats }) => formats.length > 0)) this.#family.append(el('option', { text: words.families[id]?.title ?? id, attrs: { value: id } }));
    this.#typed.addEventListener('input', () => this.#draw());
    this.#family.addEventListener('change', () => this.#draw());
    // What was typed while the catalogue was on its way.
    this.#draw();
  }

  #draw(): void {
    const typed = fold(this.#typed.value.slice(0, MOST_TYPED));
    const device = this.#catalogue.families.find(({ id }) => id === this.#family.value);
    const families = device === undefined ? null : new Set([device.id, ...device.programs]);
    if (typed === '' && families === null) { this.#found.replaceChildren(); this.#said.textContent = ''; return; }
    const matching = this.#choices
      .filter(({ folded, family }) => (families === null || families.has(family)) && folded.includes(typed))
      .sort((a, b) => Number(b.folded.startsWith(typed)) - Number(a.folded.startsWith(typed)));
    this.#said.textContent = matching.length === 0 ? '同じ文は、まだ辞典にありません。' : matching.length > MOST_SHOWN ? `${matching.length}件あります。もう少し打つと、しぼれます。` : `${matching.length}件あります。`;
    this.#found.replaceChildren(...matching.slice(0, MOST_SHOWN).map((choice) => this.#choice(choice)));
  }

  #choice({ template, message }: Choice): HTMLElement {
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
      button('この行を足す', () => this.#add(lineFrom(pieces, holes.map(({ value }) => value))), { class: 'quiet' })));
  }
}
