/** A file of the site as a host serves it. */
export interface SiteFile {
  /** Its address from the host's top, with the base path: `/causes/x/`, `/_astro/x.js`. */
  readonly path: string;
  readonly type: string;
  readonly body: Uint8Array;
}

/** A pack as the list names it. */
export interface Pack {
  /** Its file is `<name>.pack`. The name is the beginning of the file's SHA-256: the same name, the same content. */
  readonly name: string;
  /** The address of its first file; the list and each pack are in the order of the addresses. */
  readonly first: string;
  /** The size of its file, compressed as it is. */
  readonly bytes: number;
}

/** Everything there is to store of one edition of the site. */
export interface PackList {
  readonly edition: string;
  /** What all packs weigh together. */
  readonly bytes: number;
  readonly packs: readonly Pack[];
}

/** Where packs are, on the host and on the device. */
export interface PackPlaces {
  /** The Cache Storage that holds them. A change of their format takes a new name: workers outlive editions. */
  readonly cache: string;
  /** The folder of their addresses; also of the page where a reader asks for them. */
  readonly folder: string;
  /** The address of the list. On the device it stands for "all of it is here": it is stored last. */
  readonly list: string;
}

/** @param base the site's base path, with a slash at both ends */
export function packPlaces(base: string): PackPlaces {
  return { cache: `jiten ${base} packs`, folder: `${base}offline/`, list: `${base}offline/packs.json` };
}

/**
 * Lays files out in packs of at most `most` bytes before compression (a larger file has one of its own): a line of JSON,
 * `[path, type, length][]`, then the bodies one after another. In the order of the addresses, so that the list need not
 * name every file and pages alike lie side by side, where compression finds what they share.
 */
export function layPacks(files: readonly SiteFile[], most: number): readonly { readonly first: string; readonly body: Uint8Array }[] {
  const groups: SiteFile[][] = [];
  let size = Infinity;
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    size += file.body.length;
    if (size > most) {
      groups.push([]);
      size = file.body.length;
    }
    groups.at(-1)!.push(file);
  }
  return groups.map((group) => ({ first: group[0]!.path, body: layOut(group) }));
}

function layOut(files: readonly SiteFile[]): Uint8Array {
  const table = new TextEncoder().encode(`${JSON.stringify(files.map(({ path, type, body }) => [path, type, body.length]))}\n`);
  const laid = new Uint8Array(files.reduce((sum, { body }) => sum + body.length, table.length));
  laid.set(table);
  let at = table.length;
  for (const { body } of files) {
    laid.set(body, at);
    at += body.length;
  }
  return laid;
}
