/**
 * A masked excerpt inside a link: `#v1=` and the text, deflated (RFC 1951) and in base64url (RFC 4648 §5). What stands
 * behind `#` is never sent to any server by a browser; whoever gets the link gets the excerpt.
 */
const MARK = '#v1=';
/** Boards and messengers cut longer addresses. */
const LONGEST_LINK = 1500;
/** A short link may unpack to very much. */
const MOST_UNPACKED = 256 * 1024;
const DAMAGED = { fault: 'damaged' } as const;

/** The link to a text on the analyzer's page, null where it would be too long or the browser cannot pack. */
export async function shareLink(page: string, text: string): Promise<string | null> {
  const packer = made(() => new CompressionStream('deflate-raw'));
  if (packer === null) return null;
  const packed = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(packer)).arrayBuffer());
  if (packed.length > LONGEST_LINK) return null;
  const link = page + MARK + toBase64(packed);
  return link.length <= LONGEST_LINK ? link : null;
}

/** What a fragment carries, or why that cannot be had: it was cut on its way, or the browser cannot unpack. */
export type Shared = { readonly text: string } | { readonly fault: 'damaged' | 'old-browser' };

/** The text that a fragment carries; null where it carries none. */
export async function sharedText(fragment: string): Promise<Shared | null> {
  if (!fragment.startsWith(MARK)) return null;
  const unpacker = made(() => new DecompressionStream('deflate-raw'));
  if (unpacker === null) return { fault: 'old-browser' };
  try {
    const packed = fromBase64(fragment.slice(MARK.length));
    const reader = new Blob([packed]).stream().pipeThrough(unpacker).getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_UNPACKED) return DAMAGED;
      chunks.push(value);
    }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(chunks).arrayBuffer()) };
  } catch {
    return DAMAGED;
  }
}

/** Browsers without these streams have no such name; the first with them do not know this format. Both throw. */
function made<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (unit) => unit.charCodeAt(0));
}
