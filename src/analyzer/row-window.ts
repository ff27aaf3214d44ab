import { count } from './count.ts';
import { button, el } from './element.ts';
import { ROWS_A_PAGE as PAGE, type Row } from './protocol.ts';

/** Rows kept above and below the screen. */
const MARGIN = 12;
/** Rows made in one frame. More hold a slow phone up too long, for every row is laid out and painted in the same task. */
const ROWS_A_FRAME = 5;
/** Browsers clip what is taller than some 17 million pixels; longer lists are shown in parts. */
const MOST_PIXELS = 16_500_000;

/**
 * Draws the part of a long list that is on the screen. All rows have one height, so the scroll bar of the page is
 * honest and no row has to be measured. Rows are asked of the worker by the hundred and stay while they are near.
 */
export class RowWindow {
  readonly #list: HTMLOListElement;
  readonly #nav: HTMLElement;
  readonly #askFor: (from: number, count: number) => Promise<readonly Row[]>;
  readonly #make: (row: Row) => HTMLLIElement;
  #drawn = new Map<number, HTMLLIElement>();
  #pages = new Map<number, readonly Row[]>();
  #loading = new Map<number, Promise<void>>();
  #rows = 0;
  #base = 0;
  #height = 1;
  /** Whether the height is that of a row as the page stands; measuring holds the page up, so it is done once a size. */
  #isMeasured = false;
  #running = false;
  #waiting = false;
  #turn = 0;

  /** `nav` stays hidden while the whole list fits into one stretch. */
  constructor(list: HTMLOListElement, nav: HTMLElement, fetch: (from: number, count: number) => Promise<readonly Row[]>, make: (row: Row) => HTMLLIElement) {
    this.#list = list;
    this.#nav = nav;
    this.#askFor = fetch;
    this.#make = make;
    addEventListener('scroll', () => { if (this.#running) this.#drawSoon(); }, { passive: true });
    // Letters may grow without the width changing.
    addEventListener('resize', () => { this.#isMeasured = false; if (this.#running) { this.#measure(); this.#draw(); } });
  }

  /** Shows `rows` rows, of which the first page is at hand. */
  start(rows: number, first: readonly Row[]): void {
    this.#turn += 1;
    this.#rows = rows;
    this.#base = 0;
    this.#running = true;
    this.#drawn.clear();
    this.#loading.clear();
    this.#pages.clear();
    this.#pages.set(0, first);
    this.#list.replaceChildren();
    this.#measure();
    this.#drawSoon();
  }

  stop(): void {
    this.#turn += 1;
    this.#running = false;
    this.#drawn.clear();
    this.#pages.clear();
    this.#loading.clear();
    this.#list.style.height = '';
    this.#nav.hidden = true;
  }

  /** Brings a row onto the screen; resolves when it is drawn. */
  async reveal(row: number): Promise<void> {
    const most = this.#most();
    if (row < this.#base || row >= this.#base + most) {
      this.#base = Math.min(Math.max(0, row - (most >> 1)), Math.max(0, this.#rows - most));
      this.#drawn.clear();
      this.#list.replaceChildren();
      this.#measure();
    }
    const top = this.#list.getBoundingClientRect().top + scrollY;
    scrollTo({ top: top + (row - this.#base) * this.#height - innerHeight / 2, behavior: 'instant' });
    await this.#load(Math.floor(row / PAGE));
    this.#draw();
  }

  #most(): number {
    return Math.floor(MOST_PIXELS / this.#height);
  }

  #measure(): void {
    if (!this.#isMeasured) {
      const probe = el('li', { class: 'row' });
      this.#list.append(probe);
      this.#height = Math.max(1, probe.offsetHeight);
      this.#isMeasured = true;
      probe.remove();
    }
    this.#list.style.height = `${Math.min(this.#rows - this.#base, this.#most()) * this.#height}px`;
    for (const [row, item] of this.#drawn) this.#place(row, item);
    this.#showParts();
  }

  #place(row: number, item: HTMLElement): void {
    item.style.transform = `translateY(${(row - this.#base) * this.#height}px)`;
  }

  #drawSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => { this.#waiting = false; this.#draw(); });
  }

  #draw(): void {
    if (!this.#running) return;
    const { top } = this.#list.getBoundingClientRect();
    const shown = Math.min(this.#rows - this.#base, this.#most());
    const seen = Math.floor(-top / this.#height);
    const from = this.#base + Math.min(shown, Math.max(0, seen - MARGIN));
    const to = this.#base + Math.max(0, Math.min(shown, Math.ceil((innerHeight - top) / this.#height) + MARGIN));
    const middle = Math.min(Math.max(from, this.#base + seen), to);
    for (const [row, item] of this.#drawn) {
      // What has the focus stays, or the keyboard would lose its place.
      if ((row >= from && row < to) || item.contains(document.activeElement)) continue;
      item.remove();
      this.#drawn.delete(row);
    }
    const missing = new Set<number>();
    let made = 0;
    // What is on the screen and below it comes first, then what was left behind above.
    for (let nth = from; nth < to; nth += 1) {
      const row = nth < from + to - middle ? nth - from + middle : nth - to + middle;
      if (this.#drawn.has(row)) continue;
      const page = Math.floor(row / PAGE);
      const rows = this.#pages.get(page);
      if (rows === undefined) { missing.add(page); continue; }
      const data = rows[row - page * PAGE];
      if (data === undefined) continue;
      if (made === ROWS_A_FRAME) { this.#drawSoon(); break; }
      made += 1;
      const item = this.#make(data);
      item.setAttribute('aria-setsize', String(this.#rows));
      item.setAttribute('aria-posinset', String(row + 1));
      this.#place(row, item);
      this.#insert(row, item);
      this.#drawn.set(row, item);
    }
    // Drawn in the frame after: a drawing that follows another in one task makes the page lay itself out in between.
    for (const page of missing) void this.#load(page).then(() => this.#drawSoon());
    for (const page of this.#pages.keys()) if (Math.abs(page * PAGE - from) > PAGE * 20) this.#pages.delete(page);
  }

  /** Keeps the rows in the order of the page, for the tab key and for readers' voices. */
  #insert(row: number, item: HTMLLIElement): void {
    let next: number | undefined;
    for (const other of this.#drawn.keys()) if (other > row && (next === undefined || other < next)) next = other;
    this.#list.insertBefore(item, next === undefined ? null : this.#drawn.get(next)!);
  }

  #load(page: number): Promise<void> {
    if (this.#pages.has(page)) return Promise.resolve();
    let loading = this.#loading.get(page);
    if (loading === undefined) {
      const turn = this.#turn;
      loading = this.#askFor(page * PAGE, PAGE).then((rows) => {
        if (turn !== this.#turn) return;
        this.#pages.set(page, rows);
        this.#loading.delete(page);
      }, () => { if (turn === this.#turn) this.#pages.set(page, []); });
      this.#loading.set(page, loading);
    }
    return loading;
  }

  /** Where the list is too tall for one stretch: which part is shown, and ways to the others. */
  #showParts(): void {
    const most = this.#most();
    const parts = Math.ceil(this.#rows / most);
    this.#nav.hidden = !this.#running || parts < 2;
    if (this.#nav.hidden) return;
    const go = (base: number): void => {
      this.#base = Math.max(0, Math.min(base, this.#rows - most));
      this.#drawn.clear();
      this.#list.replaceChildren();
      this.#measure();
      this.#list.scrollIntoView({ block: 'start' });
      this.#draw();
    };
    const before = button('前の部分', () => go(this.#base - most), { class: 'quiet' });
    const after = button('続きの部分', () => go(this.#base + most), { class: 'quiet' });
    before.disabled = this.#base === 0;
    after.disabled = this.#base + most >= this.#rows;
    this.#nav.replaceChildren(`${count(this.#rows)}件のうち${count(this.#base + 1)}～${count(Math.min(this.#rows, this.#base + most))}件目 `, before, ' ', after);
  }
}
