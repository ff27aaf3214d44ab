import type { CatalogueSource } from '../engine/index.ts';
import type { Asked, FromWorker, Question, ToWorker } from './protocol.ts';
import { Session, type Progress } from './session.ts';

/**
 * The worker's end. It is built into the page's script and started from a `blob:` address, so that the page's policy
 * binds it too: a worker started from an address of its own would be free to send.
 */
const post = (message: FromWorker): void => self.postMessage(message);
const tell: Progress = { taken: (taken) => post({ type: 'taken', taken }), summary: (summary) => post({ type: 'summary', summary }), progress: (done) => post({ type: 'progress', done }) };
let session: Session | null = null;
let pieces: string[] = [];

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'catalogue') session = new Session(JSON.parse(data.json) as CatalogueSource);
    else if (session === null) throw new Error('no catalogue');
    else if (data.type === 'ask') answer(data.id, session.answer(data.question, data.ask));
    else if (data.type === 'warm') void session.warm();
    else if (data.type === 'ahead') { post({ type: 'begun' }); session.begin(data.text, data.now, tell); }
    else if (data.type === 'piece') pieces.push(data.text);
    else {
      post({ type: 'begun' });
      const parts = data.parts.map((part) => (part.kind === 'pieces' ? { kind: 'text' as const, text: pieces.splice(0, part.count).join('') } : part));
      pieces = [];
      session.open(parts, data.now, tell).catch(failed);
    }
  } catch (error) {
    failed(error);
  }
});

type Answer = Asked[Question]['answer'];

function answer(id: number, found: Answer | Promise<Answer>): void {
  if (found instanceof Promise) found.then((later) => post({ type: 'answer', id, answer: later }), failed);
  else post({ type: 'answer', id, answer: found });
}

function failed(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
