/**
 * A masked excerpt inside a link: `#v1=` and the text, deflated (RFC 1951) and in base64url (RFC 4648 §5). What stands
 * behind `#` is never sent to any server by a browser; whoever gets the link gets the excerpt.
 */
const MARK = '#v1=';
/** Boards and messengers cut longer addresses. */
const LONGEST_LINK = 1500;
/** A short link may unpack to very much. */
const MOST_UNPACKED = 256 * 1024;

/** The link to a text on the analyzer's page, null where it would be too long or the browser cannot pack. */
export async function shareLink(page: string, text: string): Promise<string | null> {
  if (typeof CompressionStream === 'undefined') return null;
  const packed = new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
  const link = page + MARK + toBase64(packed);
  return link.length <= LONGEST_LINK ? link : null;
}

/** The text that a fragment carries; null where it carries none, undefined where what it carries is damaged. */
export async function sharedText(fragment: string): Promise<string | null | undefined> {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const packed = fromBase64(fragment.slice(MARK.length));
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_UNPACKED) return undefined;
      chunks.push(value);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(chunks).arrayBuffer());
  } catch {
    return undefined;
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (unit) => unit.charCodeAt(0));
}
