import { nextTask } from './next-task.ts';
import type { Part, SentPart, ToWorker } from './protocol.ts';

/** UTF-16 units handed over in one task: a few milliseconds of copying on a phone. */
const PIECE = 512 * 1024;
/** What the worker gets of a long text before all else: enough for the first verdicts. */
const AHEAD = 64 * 1024;

export interface Sending {
  readonly send: (message: ToWorker) => void;
  /** Resolves when the worker has told of what went ahead. */
  readonly shown: () => Promise<void>;
  /** Whether the log has been given up meanwhile. */
  readonly isOver: () => boolean;
}

/**
 * Hands a log over to a worker. A long text goes in pieces, so that copying it never holds the page up; its beginning
 * goes first, and the page shows what is told of it before it is busy with the rest.
 */
export async function sendParts(parts: readonly Part[], { send, shown, isOver }: Sending): Promise<void> {
  const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
  const sent: SentPart[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'file' || part.text.length <= PIECE) { sent.push(part); continue; }
    const { text } = part;
    if (index === 0) {
      send({ type: 'ahead', text: text.slice(0, AHEAD), now });
      await shown();
    }
    let count = 0;
    for (let at = 0; at < text.length; at += PIECE) {
      await nextTask();
      if (isOver()) return;
      send({ type: 'piece', text: text.slice(at, at + PIECE) });
      count += 1;
    }
    sent.push({ kind: 'pieces', count });
  }
  send({ type: 'open', parts: sent, now });
}
