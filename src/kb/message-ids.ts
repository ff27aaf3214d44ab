/** Ids of messages in their order: each page with the anchors on it, a blank between two. `nuro/ont#los` and `nuro/ont#up` are `["nuro/ont", "los up"]`. */
export type MessageIds = readonly (readonly [page: string, anchors: string])[];

/** Packs ids: the page's name once for all that stand on it. Throws for an id that would not come back as it was. */
export function packIds(ids: readonly string[]): MessageIds {
  const packed: [string, string][] = [];
  for (const id of ids) {
    const [page = '', anchor = ''] = id.split('#');
    if (anchor === '' || /\s/u.test(anchor) || id !== `${page}#${anchor}`) throw new Error(`message id ${id} has no anchor of one word`);
    const last = packed.at(-1);
    if (last?.[0] === page) last[1] += ` ${anchor}`;
    else packed.push([page, anchor]);
  }
  return packed;
}

/** The ids again, in their order. */
export function idsOf(packed: MessageIds): readonly string[] {
  return packed.flatMap(([page, anchors]) => anchors.split(' ').map((anchor) => `${page}#${anchor}`));
}
