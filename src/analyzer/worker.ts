import type { FromWorker, ToWorker } from './protocol.ts';
import { Session } from './session.ts';

/**
 * The worker's end. It is built into the page's script and started from a `blob:` address, so that the page's policy
 * binds it too: a worker started from an address of its own would be free to send.
 */
const post = (message: FromWorker): void => self.postMessage(message);
let session: Session | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'catalogue') session = new Session(data.catalogue);
    else if (session === null) throw new Error('no catalogue');
    else if (data.type === 'ask') post({ type: 'answer', id: data.id, answer: session.answer(data.question, data.ask) });
    else {
      session
        .open(data.parts, data.now, { taken: (taken) => post({ type: 'taken', taken }), summary: (summary) => post({ type: 'summary', summary }), progress: (done) => post({ type: 'progress', done }) })
        .catch(failed);
    }
  } catch (error) {
    failed(error);
  }
});

function failed(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}
