import type { Part } from './protocol.ts';

export interface PasteEvents {
  readonly took: (part: Part) => void;
  /** The clipboard holds no text. */
  readonly empty: () => void;
  /** The browser did not let the page read, or the reader said no. */
  readonly refused: () => void;
}

/** Whether the browser has a clipboard for this page (not over plain http). */
export function hasClipboard(): boolean {
  return navigator.clipboard !== undefined;
}

/** Reads the clipboard at a click on a button for it. */
export function watchPasteButton(paste: HTMLButtonElement, { took, empty, refused }: PasteEvents): void {
  paste.addEventListener('click', async () => {
    const part = await fromClipboard().catch(() => null);
    if (part === null) refused();
    else if (part.kind === 'text' ? part.text.trim() === '' : part.blob.size === 0) empty();
    else took(part);
  });
}

/** Hands over chosen files; the same file may be chosen again. */
export function watchFiles(chooser: HTMLInputElement, took: (files: readonly File[]) => void): void {
  chooser.addEventListener('change', () => {
    if (chooser.files !== null && chooser.files.length > 0) took([...chooser.files]);
    chooser.value = '';
  });
}

/** Hands over files dropped anywhere on the page; while some hover over it, the body has the class `dropping`. */
export function watchDrops(took: (files: readonly File[]) => void): void {
  let depth = 0;
  const mark = (on: boolean): void => void document.body.classList.toggle('dropping', on);
  document.addEventListener('dragenter', (event) => { if (holdsFiles(event)) { depth += 1; mark(true); } });
  document.addEventListener('dragleave', (event) => { if (holdsFiles(event)) { depth -= 1; if (depth <= 0) mark(false); } });
  document.addEventListener('dragover', (event) => { if (holdsFiles(event)) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    depth = 0;
    mark(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    took(files);
  });
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Below this a text is simply a text; above, it goes to the worker as it lies in the clipboard. */
const MOST_COPIED = 1_000_000;

/** The clipboard as a Blob where the browser gives one, so that a long text is not copied through the page. */
async function fromClipboard(): Promise<Part> {
  if (typeof navigator.clipboard.read !== 'function') return { kind: 'text', text: await navigator.clipboard.readText() };
  const items = await navigator.clipboard.read();
  const item = items.find(({ types }) => types.includes('text/plain'));
  if (item === undefined) return { kind: 'text', text: '' };
  const blob = await item.getType('text/plain');
  return blob.size < MOST_COPIED ? { kind: 'text', text: await blob.text() } : { kind: 'file', name: 'クリップボード', blob };
}
