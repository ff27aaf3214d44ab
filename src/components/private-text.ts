import { holdsTraces, route } from '../search/route.ts';

/**
 * Whether a text must stay out of the address, the history, the recent searches and the full text: lines of a log,
 * whatever holds an address among words or an ID, and all that the excerpt would mask. A text that cannot be judged
 * (the part that judges did not come) is private. Never rejects.
 */
export async function isPrivate(text: string): Promise<boolean> {
  if (text.trim() === '') return false;
  if (route(text).as === 'log' || holdsTraces(text)) return true;
  try {
    const { redact } = await import('../engine/redact.ts');
    return redact(text.normalize('NFKC')).masks.length > 0;
  } catch {
    return true;
  }
}
