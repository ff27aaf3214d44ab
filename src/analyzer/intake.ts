import { decode, isBinary, isGzip, type Encoding } from '../engine/decode.ts';
import { htmlText, looksLikeHtml } from './html-text.ts';
import type { FilePart, IntakeNote, Part } from './protocol.ts';

/** More than this is not read whole: head and tail are, and the gap is stated (design §8). UTF-16 units or bytes. */
export const MOST_READ = 64 * 1024 * 1024;
/** A saved page is small; beyond this, looking for tags is not worth the wait. */
const MOST_HTML = 16 * 1024 * 1024;

export interface Intake {
  /** The parts one under the other, each beginning on a line of its own. */
  readonly text: string;
  readonly notes: readonly IntakeNote[];
}

/**
 * Reads what the reader gave into one text. Never throws for what a file holds: what cannot be read becomes a note and
 * the other parts are still read.
 * @param most how much is read in all, before the middle is left out
 */
export async function readParts(parts: readonly Part[], most: number = MOST_READ): Promise<Intake> {
  const notes: IntakeNote[] = [];
  const texts: string[] = [];
  const share = Math.floor(most / Math.max(1, parts.length));
  for (const part of parts) {
    const text = part.kind === 'text' ? headAndTail(part.text, share, notes) : await readFile(part, share, notes);
    if (text !== '') texts.push(text);
  }
  let text = texts[0] ?? '';
  for (const next of texts.slice(1)) text += text.endsWith('\n') || next.startsWith('\n') ? next : `\n${next}`;
  return { text, notes };
}

function headAndTail(text: string, most: number, notes: IntakeNote[]): string {
  if (text.length <= most) return text;
  const half = most >> 1;
  const head = text.slice(0, text.lastIndexOf('\n', half) + 1 || half);
  const tailFrom = text.indexOf('\n', text.length - half) + 1 || text.length - half;
  notes.push({ code: 'gap', name: '', args: { skipped: tailFrom - head.length, total: text.length } });
  return head + (head.endsWith('\n') ? '' : '\n') + text.slice(tailFrom);
}

async function readFile({ name, blob, encoding: chosen }: FilePart, most: number, notes: IntakeNote[]): Promise<string> {
  const note = (code: IntakeNote['code'], args: IntakeNote['args'] = {}): void => void notes.push({ code, name, args });
  if (blob.size === 0) { note('empty-file'); return ''; }
  let bytes: Uint8Array;
  try {
    const start = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
    if (isGzip(start)) {
      const unpacked = await gunzip(blob, most);
      if (unpacked === null) { note('gz-unsupported'); return ''; }
      bytes = unpacked.bytes;
      if (unpacked.broken) note('gz-broken', { bytes: bytes.length });
      if (unpacked.capped) note('gz-capped', { bytes: bytes.length });
      if (bytes.length === 0) return '';
      if (chosen === undefined && isBinary(bytes.subarray(0, 4096))) { note('not-text'); return ''; }
    } else {
      if (isImage(start, blob.type) || (chosen === undefined && isBinary(start))) { note(isImage(start, blob.type) ? 'image' : 'not-text'); return ''; }
      if (blob.size > most) {
        const half = most >> 1;
        const tail = lineParts(new Uint8Array(await blob.slice(blob.size - half).arrayBuffer()), 'from');
        const head = lineParts(new Uint8Array(await blob.slice(0, half).arrayBuffer()), 'to');
        note('gap', { skipped: blob.size - head.length - tail.length, total: blob.size });
        bytes = new Uint8Array(head.length + tail.length);
        bytes.set(head);
        bytes.set(tail, head.length);
      } else bytes = new Uint8Array(await blob.arrayBuffer());
    }
  } catch {
    note('unreadable');
    return '';
  }
  const { text, encoding, sure, replaced } = chosen === undefined ? decode(bytes, (label) => new TextDecoder(label)) : decodeAs(bytes, chosen);
  if (encoding !== 'utf-8' || chosen !== undefined) note('encoding', { encoding, sure: sure ? 1 : 0 });
  if (replaced > 0) note('replaced', { count: replaced });
  if (text.length <= MOST_HTML && looksLikeHtml(text)) {
    note('html');
    return htmlText(text);
  }
  return text;
}

/** Reads the bytes as the reader says; what they do not allow becomes U+FFFD. */
function decodeAs(bytes: Uint8Array, encoding: Encoding): { text: string; encoding: Encoding; sure: boolean; replaced: number } {
  const text = new TextDecoder(encoding).decode(bytes);
  let replaced = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) replaced += 1;
  return { text, encoding, sure: true, replaced };
}

/** Cuts at a line end, so that no half line is judged: a line feed is one byte in every encoding but UTF-16. */
function lineParts(bytes: Uint8Array, keep: 'from' | 'to'): Uint8Array {
  if (keep === 'from') return bytes.subarray(bytes.indexOf(0x0a) + 1);
  const last = bytes.lastIndexOf(0x0a);
  return last < 0 ? bytes : bytes.subarray(0, last + 1);
}

function isImage(start: Uint8Array, type: string): boolean {
  return type.startsWith('image/') || (start[0] === 0x89 && start[1] === 0x50) || (start[0] === 0xff && start[1] === 0xd8) || (start[0] === 0x47 && start[1] === 0x49);
}

/** Unpacks until the end or until `most` bytes are out; null where the browser cannot unpack. */
async function gunzip(blob: Blob, most: number): Promise<{ bytes: Uint8Array; capped: boolean; broken: boolean } | null> {
  if (typeof DecompressionStream === 'undefined') return null;
  const reader = blob.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let capped = false;
  let broken = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size > most) { capped = true; break; }
    }
  } catch {
    broken = true;
  }
  void reader.cancel().catch(() => undefined);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) { bytes.set(chunk, at); at += chunk.length; }
  return { bytes: capped ? bytes.subarray(0, most) : bytes, capped, broken };
}
