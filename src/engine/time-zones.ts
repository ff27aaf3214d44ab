/** Three letters packed into one number, for comparing names without making strings. */
export function packed(text: string): number {
  return (text.charCodeAt(0) << 16) | (text.charCodeAt(1) << 8) | text.charCodeAt(2);
}

/** Minutes east of UTC of the names that mean one offset only. */
const OFFSETS = named({ utc: 0, gmt: 0, jst: 540, kst: 540, cet: 60, eet: 120, msk: 180, est: -300, edt: -240, pdt: -420 });
/** Names that several zones share (CST is China's and America's): passed over, so that what stands behind is still read. */
const SHARED = named({ cst: NaN, cdt: NaN, mst: NaN, mdt: NaN, pst: NaN, ist: NaN, bst: NaN, wet: NaN });
/** The summer zones of four letters, by their first three. */
const SUMMER = named({ ces: 120, ees: 180, wes: 60 });

function named(offsets: Readonly<Record<string, number>>): ReadonlyMap<number, number> {
  return new Map(Object.entries(offsets).map(([name, offset]) => [packed(name), offset]));
}

/**
 * The zone that a name of three folded letters (`first`, packed) means, in minutes east of UTC; NaN for a name that
 * several zones share, undefined for no zone. `fourth` is the unit behind the three, `ends` whether a name of three
 * letters may end there.
 */
export function zoneName(first: number, fourth: number, ends: boolean): number | undefined {
  if (!ends) return fourth === 0x74 ? SUMMER.get(first) : undefined;
  return OFFSETS.get(first) ?? SHARED.get(first);
}
