import type { LineLevel } from '../engine/index.ts';
import type { Client } from './client.ts';
import { count } from './count.ts';
import { button, el, need } from './element.ts';
import { levelMark, lineText, meaningOf, shortLineText, shortTime } from './line-parts.ts';
import type { Listed, Row, Summary } from './protocol.ts';
import { RowWindow } from './row-window.ts';
import { pickBox } from './share-view.ts';
import type { Presentation, Words } from './words.ts';

const LEVELS: readonly LineLevel[] = ['fault', 'sign', 'unknown', 'normal', 'noise'];
/** Up to here every row stands in the page at its own height; above, rows of one height come and go with the scroll. */
const MOST_STANDING = 400;
const TYPING_PAUSE = 250;

/** What a line offers besides being read. */
export interface LineActs {
  readonly explain: (row: Row) => void;
  /** Puts the line into the excerpt or takes it out. */
  readonly pick: (n: number) => void;
}

/** Every line of the log: filtered, searched, repeats folded, each with its verdict and a link to its meaning. */
export class LineList {
  readonly #client: Client;
  readonly #words: Words;
  readonly #show: Presentation;
  readonly #acts: LineActs;
  readonly #list = need<HTMLOListElement>('#lines');
  readonly #filters = need('#line-filters');
  readonly #search = need<HTMLInputElement>('#line-search');
  readonly #fold = need<HTMLInputElement>('#line-fold');
  readonly #said = need('#line-said');
  readonly #window: RowWindow;
  #levels = new Set<LineLevel>();
  #opened: number[] = [];
  #rows = 0;
  #marked: readonly [number, number] = [0, -1];
  #turn = 0;
  #picked: ReadonlySet<number> = new Set();

  constructor(client: Client, words: Words, show: Presentation, acts: LineActs) {
    this.#client = client;
    this.#words = words;
    this.#show = show;
    this.#acts = acts;
    this.#window = new RowWindow(this.#list, need('#line-parts'), (from, many) => this.#client.ask('rows', { from, count: many }), (row) => this.#row(row, false));
    let timer = 0;
    this.#search.addEventListener('input', () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void this.#draw(true), TYPING_PAUSE);
    });
    this.#fold.addEventListener('change', () => { this.#opened = []; void this.#draw(true); });
  }

  /** Lists a newly read log from its beginning, filters cleared; a partial one as far as it goes. Resolves when all standing rows are there. */
  open(summary: Summary): Promise<void> {
    this.#levels.clear();
    this.#search.value = '';
    this.#opened = [];
    this.#said.textContent = '';
    this.#marked = [0, -1];
    this.#filters.replaceChildren(...LEVELS.filter((level) => summary.levels[level] > 0).map((level) => this.#filter(level, summary.levels[level])));
    this.#fold.checked = true;
    return this.#drawList(summary.list, (this.#turn += 1));
  }

  /** Ticks the lines that are in the excerpt. */
  setPicked(numbers: ReadonlySet<number>): void {
    this.#picked = numbers;
    for (const item of this.#list.querySelectorAll<HTMLElement>('[data-line]')) {
      const box = item.querySelector<HTMLInputElement>('.pick input');
      if (box !== null) box.checked = numbers.has(Number(item.dataset['line']));
    }
  }

  clear(): void {
    this.#turn += 1;
    this.#window.stop();
    this.#list.replaceChildren();
    this.#filters.replaceChildren();
  }

  /** Goes to a physical line, and marks it or the range it begins; false where the log has no such line. */
  async reveal(n: number, last: number = n): Promise<boolean> {
    let row = await this.#client.ask('find', { n });
    if (row < 0 && (this.#levels.size > 0 || this.#search.value !== '')) {
      this.#levels.clear();
      for (const filter of this.#filters.querySelectorAll('button')) filter.setAttribute('aria-pressed', 'false');
      this.#search.value = '';
      await this.#draw(true);
      row = await this.#client.ask('find', { n });
    }
    if (row < 0) return false;
    this.#marked = [n, last];
    if (this.#rows > MOST_STANDING) await this.#window.reveal(row);
    for (const item of this.#list.querySelectorAll<HTMLElement>('[data-line]')) this.#mark(item);
    const item = this.#list.querySelector<HTMLElement>(`#L${n}`) ?? this.#list.children.item(row);
    if (!(item instanceof HTMLElement)) return false;
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'center' });
    return true;
  }

  #filter(level: LineLevel, lines: number): HTMLElement {
    const toggle = button('', () => {
      if (!this.#levels.delete(level)) this.#levels.add(level);
      toggle.setAttribute('aria-pressed', String(this.#levels.has(level)));
      void this.#draw(true);
    }, { class: 'filter', data: { level }, attrs: { 'aria-pressed': 'false' } });
    toggle.append(`${this.#show.levelLabels[level]} `, el('span', { class: 'filter-count', text: count(lines) }));
    return toggle;
  }

  /** Lists anew by what the reader chose, and says how many lines that leaves if asked to. */
  async #draw(say: boolean): Promise<void> {
    const turn = (this.#turn += 1);
    const listed = await this.#client.ask('list', { levels: [...this.#levels], text: this.#search.value, fold: this.#fold.checked, opened: this.#opened });
    if (turn !== this.#turn) return;
    this.#said.textContent = !say ? '' : listed.lines === 0 ? '当てはまる行はありません。' : `${count(listed.lines)}行が当てはまります。`;
    await this.#drawList(listed, turn);
  }

  /** Opens a fold. The button that did it goes with it, so the line that it stood at takes the focus. */
  async #unfold(row: Row): Promise<void> {
    this.#opened = [...this.#opened, row.line];
    await this.#draw(false);
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const at = this.#rows > MOST_STANDING ? await this.#client.ask('find', { n: row.n }) : -1;
    if (at >= 0) await this.#window.reveal(at);
    const item = this.#list.querySelector<HTMLElement>(`#L${row.n}`);
    if (item === null) return;
    item.tabIndex = -1;
    item.focus({ preventScroll: true });
  }

  async #drawList({ rows, first }: Listed, turn: number): Promise<void> {
    this.#rows = rows;
    this.#list.classList.toggle('window', rows > MOST_STANDING);
    if (rows > MOST_STANDING) { this.#window.start(rows, first); return; }
    this.#window.stop();
    this.#list.replaceChildren(...first.map((row) => this.#row(row, true)));
    if (rows <= first.length) return;
    const rest = await this.#client.ask('rows', { from: first.length, count: rows - first.length });
    if (turn === this.#turn) this.#list.append(...rest.map((row) => this.#row(row, true)));
  }

  /** `standing`: at its own height with all it says; else at one height for all, the header left out. */
  #row(row: Row, standing: boolean): HTMLLIElement {
    const number = el('a', { href: `#L${row.n}`, class: 'line-number', text: standing ? `${row.n}行目` : String(row.n), attrs: { 'aria-label': `${row.n}行目` } });
    const pick = pickBox(row.n, this.#picked.has(row.n), standing, () => this.#acts.pick(row.n));
    const more = row.more === 0 ? null : button(standing ? `同じ文があと${count(row.more)}行` : `ほか${count(row.more)}行`, () => void this.#unfold(row), { class: 'quiet repeats' });
    const closer = button('くわしく', () => this.#acts.explain(row), { class: 'quiet explain', attrs: { 'aria-label': `${row.n}行目をくわしく` } });
    const says = meaningOf(row, this.#words, this.#show, standing && (row.level === 'fault' || row.level === 'sign'));
    const item = el('li', { class: 'row', id: `L${row.n}`, data: { line: String(row.n), level: row.level } });
    const level = levelMark(row.level, this.#show);
    if (standing) item.append(el('div', { class: 'row-head' }, number, level, pick, closer, more), lineText(row), says);
    else {
      const time = shortTime(row.at);
      // Where the time is not known, the header stays: it may hold one.
      const line = el('div', { class: 'row-line' }, ...(time === '' || row.body === 0 ? [lineText(row)] : [el('small', { text: time }), ' ', shortLineText(row)]));
      item.append(el('div', { class: 'row-head' }, number, level, pick, closer), line, el('div', { class: 'row-foot' }, says, more));
    }
    this.#mark(item);
    return item;
  }

  #mark(item: HTMLElement): void {
    const n = Number(item.dataset['line']);
    item.classList.toggle('marked', n >= this.#marked[0] && n <= this.#marked[1]);
  }
}
