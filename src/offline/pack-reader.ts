import type { PackList } from './pack.ts';

/** Reads one file out of stored packs: undefined where the list, the pack or the file is not there. */
export type ReadPacked = (folder: string, list: PackList, path: string) => Promise<Response | undefined>;

/**
 * A reader of packs that `match` finds on this device. It is printed into `/sw.js` as it stands, so it uses nothing from
 * outside itself. What it reads, it only hands over: it fetches nothing, whatever may stand in a pack.
 */
export function packReader(match: (path: string) => Promise<Response | undefined>): ReadPacked {
  /** What the host sends with every file to protect the reader goes with an unpacked one too. */
  const PROTECTING = ['Content-Security-Policy', 'Cross-Origin-Opener-Policy', 'Permissions-Policy', 'Referrer-Policy', 'X-Content-Type-Options'];
  /** A page asks for several files of one pack; the name tells the content, so what is unpacked never grows old. */
  let last: { readonly name: string; readonly content: Promise<Content | undefined> } | undefined;

  interface Content { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Headers }

  async function unpack(address: string): Promise<Content | undefined> {
    const stored = await match(address);
    if (stored?.body == null) return undefined;
    const bytes = new Uint8Array(await new Response(stored.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
    return { bytes, headers: stored.headers };
  }

  return async (folder, list, path) => {
    const pack = list.packs.findLast(({ first }) => first <= path);
    if (pack === undefined) return undefined;
    if (last?.name !== pack.name) last = { name: pack.name, content: unpack(`${folder}${pack.name}.pack`).catch(() => undefined) };
    const content = await last.content;
    if (content === undefined) {
      last = undefined;
      return undefined;
    }
    const end = content.bytes.indexOf(10);
    let at = end + 1;
    for (const [name, type, length] of JSON.parse(new TextDecoder().decode(content.bytes.subarray(0, end))) as [string, string, number][]) {
      if (name === path) {
        const headers = new Headers({ 'Content-Type': type });
        for (const one of PROTECTING) if (content.headers.has(one)) headers.set(one, content.headers.get(one)!);
        return new Response(content.bytes.slice(at, at + length), { headers });
      }
      at += length;
    }
    return undefined;
  };
}
