import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The ledger of everything ever published (design §2): every page with its permanent number and its anchors.
 * A link posted in a forum must answer for ever, so nothing is ever taken out; a test proves that each still answers.
 */
export interface Ledger {
  /** The next number to give. Numbers are never given twice. */
  readonly next: number;
  /** Path → number and anchors, in the order of numbers. */
  readonly pages: Readonly<Record<string, { readonly number: number; readonly anchors: readonly string[] }>>;
}

const FILE = ['content', 'ledger.json'] as const;

/** The ledger of `<root>/content/ledger.json`; an empty one where there is none yet. */
export async function readLedger(root: string): Promise<Ledger> {
  const text = await readFile(join(root, ...FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? { next: 1, pages: {} } : (JSON.parse(text) as Ledger);
}

/** Adds what is new; keeps everything that was. `published` maps a path to its anchors. */
export function extendLedger(ledger: Ledger, published: ReadonlyMap<string, readonly string[]>): Ledger {
  const pages: Record<string, { number: number; anchors: readonly string[] }> = { ...ledger.pages };
  let { next } = ledger;
  for (const path of [...published.keys()].sort()) {
    const known = pages[path];
    const anchors = [...new Set([...(known?.anchors ?? []), ...(published.get(path) ?? [])])];
    pages[path] = { number: known?.number ?? next, anchors };
    if (known === undefined) next += 1;
  }
  const sorted = Object.entries(pages).sort(([, a], [, b]) => a.number - b.number);
  return { next, pages: Object.fromEntries(sorted) };
}

/** One line a page, so that a change of one entry is a change of one line. */
export function formatLedger(ledger: Ledger): string {
  const lines = Object.entries(ledger.pages).map(([path, page]) => `    ${JSON.stringify(path)}: ${JSON.stringify(page)}`);
  return `{\n  "next": ${ledger.next},\n  "pages": {\n${lines.join(',\n')}\n  }\n}\n`;
}

export async function writeLedger(root: string, ledger: Ledger): Promise<void> {
  await writeFile(join(root, ...FILE), formatLedger(ledger));
}
