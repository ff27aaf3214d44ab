import type { Entry } from '../kb/load.ts';
import type { Edge } from '../kb/relations.ts';
import type { Message } from '../schema/message.ts';
import { href } from './href.ts';

/** One message and the page it stands on. */
export interface MessageOnPage {
  readonly page: Entry<'message'>;
  readonly message: Message;
}

/** The messages at one end of edges, each once, in order. */
export function messagesOf(edges: readonly Edge[], end: 'from' | 'to'): readonly MessageOnPage[] {
  const found = new Map<Message, MessageOnPage>();
  for (const edge of edges) {
    const page = edge[end] as Entry<'message'>;
    const anchor = end === 'from' ? edge.fromAnchor : edge.toAnchor;
    const message = page.data.messages.find((one) => one.anchor === anchor);
    if (message !== undefined) found.set(message, { page, message });
  }
  return [...found.values()];
}

export function messageHref({ page, message }: MessageOnPage): string {
  return href(`${page.path}#${message.anchor}`);
}
