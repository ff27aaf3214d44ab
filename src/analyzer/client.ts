import type { CatalogueSource } from '../engine/index.ts';
import type { Asked, FromWorker, Part, Question, Summary, Taken, ToWorker } from './protocol.ts';
import AnalyzerWorker from './worker.ts?worker&inline';

export interface ClientEvents {
  /** The parts have become one text. */
  readonly taken: (taken: Taken) => void;
  readonly summary: (summary: Summary) => void;
  /** How much has been read, 0 to 1. */
  readonly progress: (done: number) => void;
  /** The worker could not go on; what the reader gave is still on the page. */
  readonly failed: () => void;
}

/**
 * The page's end of the worker. One worker reads one log: a new log ends the old worker, whatever it is doing, and a
 * fresh one with the catalogue already compiled stands ready, so that the next log does not wait for it.
 */
export class Client {
  readonly #catalogue: CatalogueSource;
  readonly #events: ClientEvents;
  #busy: Worker | null = null;
  #ready: Worker | null;
  #asked = new Map<number, (answer: never) => void>();
  #ids = 0;

  constructor(catalogue: CatalogueSource, events: ClientEvents) {
    this.#catalogue = catalogue;
    this.#events = events;
    this.#ready = this.#start();
  }

  /** Reads a log from its parts. Answers that were still owed for the log before never come. */
  open(parts: readonly Part[]): void {
    this.close();
    const worker = this.#ready ?? this.#start();
    this.#ready = null;
    this.#busy = worker;
    // What an ended worker had already posted may still arrive.
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => { if (worker === this.#busy) this.#hear(data); };
    worker.onerror = () => { if (worker === this.#busy) this.#events.failed(); };
    const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
    this.#send(worker, { type: 'open', parts, now });
  }

  /** Ends the reading under way and forgets it. */
  close(): void {
    this.#busy?.terminate();
    this.#busy = null;
    this.#asked.clear();
  }

  ask<Q extends Question>(question: Q, ask: Asked[Q]['ask']): Promise<Asked[Q]['answer']> {
    const worker = this.#busy;
    if (worker === null) return new Promise(() => undefined);
    const id = (this.#ids += 1);
    return new Promise((resolve) => {
      this.#asked.set(id, resolve as (answer: never) => void);
      this.#send(worker, { type: 'ask', id, question, ask });
    });
  }

  #start(): Worker {
    const worker = new AnalyzerWorker();
    this.#send(worker, { type: 'catalogue', catalogue: this.#catalogue });
    return worker;
  }

  #send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === 'taken') this.#events.taken(message.taken);
    else if (message.type === 'summary') {
      this.#events.summary(message.summary);
      // Not before: it would take a core from the log that is being waited for.
      if (!message.summary.partial) this.#ready ??= this.#start();
    }
    else if (message.type === 'progress') this.#events.progress(message.done);
    else if (message.type === 'failed') this.#events.failed();
    else {
      this.#asked.get(message.id)?.(message.answer as never);
      this.#asked.delete(message.id);
    }
  }
}
