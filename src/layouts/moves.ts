import type { Entry, Knowledge } from '../kb/load.ts';

/** An old anchor of a page, and the entry that answers for it. */
export interface MovedAnchor {
  readonly anchor: string;
  readonly to: Entry;
}

/** An address nothing is built at any more, and the entry that answers for it. */
export interface MovedPage {
  /** `/causes/old-name/` */
  readonly path: string;
  readonly to: Entry;
}

/** What once stood on the page at `path` under an anchor and has moved elsewhere. */
export function movedAnchors(kb: Knowledge, path: string): readonly MovedAnchor[] {
  return kb.entries.flatMap((to) => to.data.formerly
    .filter((old) => old.startsWith(`${path}#`))
    .map((old) => ({ anchor: old.slice(path.length + 1), to })));
}

/** The pages to build at old addresses: one an address, each leading to the first entry that claims it. */
export function movedPages(kb: Knowledge): readonly MovedPage[] {
  const live = new Set(kb.entries.map(({ path }) => withoutFragment(path)));
  const moved = new Map<string, MovedPage>();
  for (const to of kb.entries) {
    for (const old of to.data.formerly) {
      const path = withoutFragment(old);
      if (!live.has(path) && !moved.has(path)) moved.set(path, { path, to });
    }
  }
  return [...moved.values()];
}

/** The entry that answers for a path of the ledger: the one that is there, else the one that came from there. */
export function answering(kb: Knowledge, path: string): Entry | undefined {
  return kb.entries.find((entry) => entry.path === path) ?? kb.entries.find((entry) => entry.data.formerly.includes(path));
}

function withoutFragment(path: string): string {
  return path.split('#', 1)[0]!;
}
