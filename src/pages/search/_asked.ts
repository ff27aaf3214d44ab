/** So much of the first line an input of one line shows. */
const SHOWN = 200;

/**
 * What is asked: what stands in the input, or a text of several lines, which an input of one line cannot hold and which is kept
 * beside it until something else is typed.
 */
export interface AskedText {
  get(): string;
  /** Puts another question in place of the one there. */
  set(text: string): void;
  /** Whether a conversion is under way: what stands there is not yet what the reader means. */
  isComposing(): boolean;
}

/** Reads the input. `changed` is told of every change the reader makes. */
export function readAsked(input: HTMLInputElement, changed: () => void): AskedText {
  let beside = '';
  let composing = false;
  const set = (text: string): void => {
    beside = isLong(text) ? text : '';
    input.value = beside === '' ? text : (text.trim().split(/\r?\n/)[0] ?? '').slice(0, SHOWN);
  };
  input.addEventListener('input', () => { beside = ''; changed(); });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!isLong(text)) return;
    event.preventDefault();
    set(text);
    changed();
  });
  input.addEventListener('compositionstart', () => { composing = true; });
  input.addEventListener('compositionend', () => { composing = false; changed(); });
  return { get: () => (beside === '' ? input.value : beside), set, isComposing: () => composing };
}

/** An input drops line ends, and a browser lays out a line of a million letters slowly. */
function isLong(text: string): boolean {
  return text.length > 10_000 || /[\r\n]/.test(text.trim());
}
