/** Milliseconds between two looks. */
const LOOK = 1000;
/** A look that comes this late means that the page itself slept: in the background, in the back-forward cache, with the lid shut. */
const SLEPT = 3 * LOOK;

/** Notices when somebody who owes a word says none for too long. Only time in which the page was awake counts. */
export class Silence {
  readonly #tooLong: () => void;
  #timer = 0;
  #looked = 0;
  #left = 0;
  #patience = 0;

  constructor(tooLong: () => void) {
    this.#tooLong = tooLong;
  }

  /** From here on a word is owed, and each next one within `patience` milliseconds. */
  expect(patience: number): void {
    this.#patience = patience;
    this.#left = patience;
    this.#looked = performance.now();
    if (this.#timer === 0) this.#timer = window.setInterval(() => this.#look(), LOOK);
  }

  heard(): void {
    this.#left = this.#patience;
  }

  /** Nothing is owed any more. */
  settled(): void {
    window.clearInterval(this.#timer);
    this.#timer = 0;
  }

  #look(): void {
    const now = performance.now();
    const passed = now - this.#looked;
    this.#looked = now;
    if (passed > SLEPT) return;
    this.#left -= passed;
    if (this.#left > 0) return;
    this.settled();
    this.#tooLong();
  }
}
