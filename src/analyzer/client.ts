import type { CatalogueSource } from '../engine/index.ts';
import { sendParts } from './send-parts.ts';
import { nextTask } from './next-task.ts';
import type { Asked, FromWorker, Part, Question, Summary, Taken, ToWorker } from './protocol.ts';
import { Silence } from './silence.ts';
import AnalyzerWorker from './worker.ts?worker&inline';

export interface ClientEvents {
  /** The parts have become one text. */
  readonly taken: (taken: Taken) => void;
  readonly summary: (summary: Summary) => void;
  /** How much has been read, 0 to 1. */
  readonly progress: (done: number) => void;
  /** The worker was lost, and a fresh one reads the log once more. */
  readonly again: () => void;
  /** The log could not be read to its end; what the reader gave is still on the page. */
  readonly failed: () => void;
}

/** Milliseconds in which a worker must say that it has the log, or give a sign of life: a slow phone needs a few seconds. */
const PATIENCE = 20_000;
/** A worker that takes the place of a lost one gets longer: the device is in trouble. */
const MORE_PATIENCE = 60_000;

/** The same for a question about a log that has been read: it is a matter of milliseconds. */
const PATIENCE_WITH_ANSWERS = 8_000;

/** One reading of one log, which may outlive a worker. */
interface Job {
  readonly parts: readonly Part[];
  mayReplace: boolean;
  /** Whether the whole has been told. */
  isDone: boolean;
  /** Called when the beginning has been told. */
  shown: () => void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * The page's end of the worker. One worker reads one log: a new log ends the old worker, whatever it is doing, and a
 * fresh one with the catalogue already compiled stands ready, so that the next log does not wait for it. Every log that
 * is opened ends in a summary of the whole, in `failed`, or in another log: a worker that is lost on the way, however,
 * is replaced once, and if that is lost too, the log has failed.
 */
export class Client {
  readonly #catalogue: string;
  readonly #events: ClientEvents;
  readonly #silence = new Silence(() => this.#lost());
  #busy: Worker | null = null;
  #ready: Worker | null;
  #job: Job | null = null;
  #asked = new Map<number, Waiting>();
  #ids = 0;

  constructor(catalogue: CatalogueSource, events: ClientEvents) {
    this.#catalogue = JSON.stringify(catalogue);
    this.#events = events;
    this.#ready = this.#prepared();
  }

  /** Reads a log from its parts. Answers that were still owed for the log before never come. */
  open(parts: readonly Part[]): void {
    this.close();
    this.#job = { parts, mayReplace: true, isDone: false, shown: () => undefined };
    const worker = this.#ready ?? this.#start();
    this.#ready = null;
    this.#read(this.#job, worker);
  }

  /** Ends the reading under way and forgets it. */
  close(): void {
    this.#busy?.terminate();
    this.#busy = null;
    this.#job = null;
    this.#asked.clear();
    this.#silence.settled();
  }

  /** Resolves with the answer; rejects where the worker has none; neither if another log comes first. */
  ask<Q extends Question>(question: Q, ask: Asked[Q]['ask']): Promise<Asked[Q]['answer']> {
    const worker = this.#busy;
    if (worker === null) return new Promise(() => undefined);
    const id = (this.#ids += 1);
    return new Promise((resolve, reject) => {
      if (this.#asked.size === 0 && this.#job?.isDone === true) this.#silence.expect(PATIENCE_WITH_ANSWERS);
      this.#asked.set(id, { resolve, reject });
      this.#send(worker, { type: 'ask', id, question, ask });
    });
  }

  #read(job: Job, worker: Worker | null): void {
    this.#busy = worker;
    if (worker === null) { this.#fail(); return; }
    this.#silence.expect(job.mayReplace ? PATIENCE : MORE_PATIENCE);
    // What an ended worker had already posted may still arrive.
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => { if (worker === this.#busy) this.#hear(job, data); };
    worker.onerror = () => { if (worker === this.#busy) this.#lost(); };
    worker.onmessageerror = () => { if (worker === this.#busy) this.#lost(); };
    sendParts(job.parts, {
      send: (message) => {
        // While the page takes its time with the pieces, the worker has nothing to say.
        if (message.type === 'piece') this.#silence.heard();
        this.#send(worker, message);
      },
      shown: () => new Promise((resolve) => { job.shown = resolve; }),
      isOver: () => worker !== this.#busy,
    }).catch(() => { if (worker === this.#busy) this.#fail(); });
  }

  /** The worker has died, or says nothing any more. */
  #lost(): void {
    const job = this.#job;
    if (job === null) return;
    this.close();
    this.#job = job;
    if (!job.mayReplace) { this.#fail(); return; }
    job.mayReplace = false;
    job.isDone = false;
    this.#events.again();
    this.#read(job, this.#start());
  }

  #fail(): void {
    this.close();
    this.#events.failed();
  }

  #hear(job: Job, message: FromWorker): void {
    this.#silence.heard();
    switch (message.type) {
      case 'begun': case 'alive': return;
      case 'taken': this.#events.taken(message.taken); return;
      case 'progress': this.#events.progress(message.done); return;
      case 'failed': this.#fail(); return;
      case 'summary':
        job.shown();
        if (!message.summary.partial) {
          job.isDone = true;
          if (this.#asked.size === 0) this.#silence.settled();
          else this.#silence.expect(PATIENCE_WITH_ANSWERS);
          // Not before: it would take a core from the log that is being waited for.
          void nextTask().then(() => { this.#ready ??= this.#prepared(); });
        }
        this.#events.summary(message.summary);
        return;
      case 'answer': case 'unanswered': {
        const waiting = this.#asked.get(message.id);
        this.#asked.delete(message.id);
        if (this.#asked.size === 0 && job.isDone) this.#silence.settled();
        if (message.type === 'answer') waiting?.resolve(message.answer as never);
        else waiting?.reject(new Error(message.message));
      }
    }
  }

  /** A worker that nobody waits for yet. One that fails before it is needed must not be given a log: nobody heard it. */
  #prepared(): Worker | null {
    const worker = this.#start();
    if (worker === null) return null;
    const drop = (): void => {
      worker.terminate();
      if (this.#ready === worker) this.#ready = null;
    };
    worker.onerror = drop;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => { if (data.type === 'failed') drop(); };
    this.#send(worker, { type: 'warm' });
    return worker;
  }

  /** Null where the browser starts no worker. */
  #start(): Worker | null {
    try {
      const worker = new AnalyzerWorker();
      this.#send(worker, { type: 'catalogue', json: this.#catalogue });
      return worker;
    } catch {
      return null;
    }
  }

  #send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }
}
