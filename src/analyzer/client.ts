import type { CatalogueSource } from '../engine/index.ts';
import { nextTask } from './next-task.ts';
import type { Asked, FromWorker, Part, Question, SentPart, Summary, Taken, ToWorker } from './protocol.ts';
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

/** UTF-16 units handed over in one task: a few milliseconds of copying on a phone. */
const PIECE = 512 * 1024;
/** What the worker gets of a long text before all else: enough for the first verdicts. */
const AHEAD = 64 * 1024;
/** Milliseconds after which a worker that has not even taken the log is given up; a slow phone needs a few seconds. */
const PATIENCE = 20_000;

/**
 * The page's end of the worker. One worker reads one log: a new log ends the old worker, whatever it is doing, and a
 * fresh one with the catalogue already compiled stands ready, so that the next log does not wait for it.
 */
export class Client {
  readonly #catalogue: string;
  readonly #events: ClientEvents;
  #busy: Worker | null = null;
  #ready: Worker | null;
  #begun: () => void = () => undefined;
  #asked = new Map<number, (answer: never) => void>();
  #ids = 0;

  constructor(catalogue: CatalogueSource, events: ClientEvents) {
    this.#catalogue = JSON.stringify(catalogue);
    this.#events = events;
    this.#ready = this.#prepared();
  }

  /** Reads a log from its parts. Answers that were still owed for the log before never come. */
  open(parts: readonly Part[]): void {
    this.close();
    const worker = this.#ready ?? this.#start();
    this.#ready = null;
    this.#busy = worker;
    this.#watch(worker, parts, true);
    this.#hand(worker, parts).catch(() => { if (worker === this.#busy) this.#events.failed(); });
  }

  /**
   * Listens to the worker that reads. One that never tells that it has the log has been lost; the log is then handed to
   * a fresh one, once, and that one is given all the time it needs.
   */
  #watch(worker: Worker, parts: readonly Part[], mayReplace: boolean): void {
    const replace = (): void => {
      worker.terminate();
      const fresh = this.#start();
      this.#busy = fresh;
      this.#watch(fresh, parts, false);
      this.#hand(fresh, parts).catch(() => { if (fresh === this.#busy) this.#events.failed(); });
    };
    let hasBegun = false;
    const timer = mayReplace ? window.setTimeout(() => { if (worker === this.#busy && !hasBegun) replace(); }, PATIENCE) : 0;
    // What an ended worker had already posted may still arrive.
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (worker !== this.#busy) return;
      hasBegun = true;
      window.clearTimeout(timer);
      this.#hear(data);
    };
    worker.onerror = () => {
      if (worker !== this.#busy) return;
      window.clearTimeout(timer);
      if (mayReplace && !hasBegun) replace();
      else this.#events.failed();
    };
  }

  /** Hands a log over. A long text goes in pieces, so that copying it never holds the page up; its beginning goes first. */
  async #hand(worker: Worker, parts: readonly Part[]): Promise<void> {
    const now = Date.now() - new Date().getTimezoneOffset() * 60_000;
    const sent: SentPart[] = [];
    for (const [index, part] of parts.entries()) {
      if (part.kind === 'file' || part.text.length <= PIECE) { sent.push(part); continue; }
      const { text } = part;
      if (index === 0) this.#send(worker, { type: 'ahead', text: text.slice(0, AHEAD), now });
      // The page shows those before it is busy with the rest.
      if (index === 0) await new Promise<void>((resolve) => { this.#begun = resolve; });
      let count = 0;
      for (let at = 0; at < text.length; at += PIECE) {
        await nextTask();
        if (worker !== this.#busy) return;
        this.#send(worker, { type: 'piece', text: text.slice(at, at + PIECE) });
        count += 1;
      }
      sent.push({ kind: 'pieces', count });
    }
    this.#send(worker, { type: 'open', parts: sent, now });
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

  /** A worker that nobody waits for yet. One that fails before it is needed must not be given a log: nobody heard it. */
  #prepared(): Worker {
    const worker = this.#start();
    const drop = (): void => {
      worker.terminate();
      if (this.#ready === worker) this.#ready = null;
    };
    worker.onerror = drop;
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => { if (data.type === 'failed') drop(); };
    this.#send(worker, { type: 'warm' });
    return worker;
  }

  #start(): Worker {
    const worker = new AnalyzerWorker();
    this.#send(worker, { type: 'catalogue', json: this.#catalogue });
    return worker;
  }

  #send(worker: Worker, message: ToWorker): void {
    worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === 'taken') this.#events.taken(message.taken);
    else if (message.type === 'summary') {
      this.#events.summary(message.summary);
      this.#begun();
      // Not before: it would take a core from the log that is being waited for.
      if (!message.summary.partial) void nextTask().then(() => { this.#ready ??= this.#prepared(); });
    }
    else if (message.type === 'progress') this.#events.progress(message.done);
    else if (message.type === 'failed') this.#events.failed();
    else if (message.type === 'answer') {
      this.#asked.get(message.id)?.(message.answer as never);
      this.#asked.delete(message.id);
    }
  }
}
