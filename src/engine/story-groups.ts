import { embeddedIPv4, judgedClass, parseAddress } from './address.ts';
import type { StorySource } from './catalogue.ts';

/** Happenings that say the same of what a story is told by. */
export interface Group<H> {
  readonly list: readonly H[];
  /** Whether a story about them is less sure, and a weak one not worth telling: nobody can tell an IPv6 address outside from one of the house's own. */
  readonly isUnsure: boolean;
}

/**
 * The happenings of a story as it tells them: all together, or each value of `by` apart. A story that asks whence
 * (`from`) is told of addresses of these classes only, so never of what names no address.
 */
export function groupsOf<H extends { readonly values: ReadonlyMap<string, string> }>(list: readonly H[], { by, from }: StorySource): readonly Group<H>[] {
  if (by === undefined) return [{ list, isUnsure: false }];
  const groups = new Map<string, H[]>();
  for (const happening of list) {
    const key = by.map((name) => happening.values.get(name)).find((value) => value !== undefined) ?? '';
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [happening]);
    else group.push(happening);
  }
  if (from === undefined) return [...groups.values()].map((group) => ({ list: group, isUnsure: false }));
  return [...groups].flatMap(([key, group]) => {
    const address = parseAddress(key);
    const kind = address === null ? null : judgedClass(address);
    if (address === null || kind === null || !from.includes(kind)) return [];
    return [{ list: group, isUnsure: kind === 'global' && address.version === 6 && embeddedIPv4(address.groups) < 0 }];
  });
}
