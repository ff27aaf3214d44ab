import type { CatalogueSource } from '../engine/index.ts';
import type { Asked, FromWorker, Question, ToWorker } from './protocol.ts';
import { Session, type Progress } from './session.ts';

/**
 * The worker's end. It is built into the page's script and started from a `blob:` address, so that the page's policy
 * binds it too: a worker started from an address of its own would be free to send.
 */
const post = (message: FromWorker): void => self.postMessage(message);
const tell: Progress = { taken: (taken) => post({ type: 'taken', taken }), summary: (summary) => post({ type: 'summary', summary }), progress: (done) => post({ type: 'progress', done }) };
/** Milliseconds between two signs of life. */
const BEAT = 1000;
let session: Session | null = null;
let pieces: string[] = [];

type Answer = Asked[Question]['answer'];

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'catalogue') session = new Session(JSON.parse(data.json) as CatalogueSource);
    else if (session === null) throw new Error('no catalogue');
    else if (data.type === 'ask') answer(data, session);
    else if (data.type === 'warm') void session.warm();
    else if (data.type === 'ahead') { post({ type: 'begun' }); session.begin(data.text, data.now, tell); }
    else if (data.type === 'piece') pieces.push(data.text);
    else {
      post({ type: 'begun' });
      const parts = data.parts.map((part) => (part.kind === 'pieces' ? { kind: 'text' as const, text: pieces.splice(0, part.count).join('') } : part));
      pieces = [];
      working(session.open(parts, data.now, tell)).catch(failed);
    }
  } catch (error) {
    failed(error);
  }
});

/** Answers one question. What goes wrong with it concerns that question alone. */
function answer({ id, question, ask }: Extract<ToWorker, { readonly type: 'ask' }>, of: Session): void {
  const unanswered = (error: unknown): void => post({ type: 'unanswered', id, message: textOf(error) });
  try {
    const found: Answer | Promise<Answer> = of.answer(question, ask);
    if (found instanceof Promise) working(found).then((later) => post({ type: 'answer', id, answer: later }), unanswered);
    else post({ type: 'answer', id, answer: found });
  } catch (error) {
    unanswered(error);
  }
}

let works = 0;
let beat = 0;

/** Gives signs of life while something is under way: work in slices may have nothing to tell for long. */
async function working<T>(work: Promise<T>): Promise<T> {
  if (works === 0) beat = self.setInterval(() => post({ type: 'alive' }), BEAT);
  works += 1;
  try {
    return await work;
  } finally {
    works -= 1;
    if (works === 0) self.clearInterval(beat);
  }
}

function failed(error: unknown): void {
  post({ type: 'failed', message: textOf(error) });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
