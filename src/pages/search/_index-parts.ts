import { INDEX_VERSION, type RestOfIndex, type SmallIndex } from '../../search/small-index.ts';
import { joinIndex, type FirstOfIndex } from '../../search/split-index.ts';

/** So long an answer waits for the whole index before the part that is there gives one. */
const PATIENCE = 1500;

/** The small index as it arrives. */
export interface IndexParts {
  /**
   * What to answer from: the whole, or what there is when the wait is over. Log lines stand in the rest alone, so they wait for it.
   * Rejects when nothing can be had.
   */
  answerFrom(isLine: boolean): Promise<SmallIndex>;
  /** Nothing further will come: all is there, or the rest cannot be had. Rejects when nothing can. */
  readonly whole: Promise<SmallIndex>;
  /** `partial`: the rest is on its way. `cut`: it cannot be had. */
  state(): 'partial' | 'whole' | 'cut';
}

/** Fetches both files at once. They are the same files for every question. */
export function loadIndex(base: string): IndexParts {
  const load = async <T>(name: string, cache: RequestCache = 'default'): Promise<T> => {
    const response = await fetch(`${base}search/${name}.json`, { cache });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as T;
  };
  let state: 'partial' | 'whole' | 'cut' = 'partial';
  // A file that the browser kept from before this page's scripts may be of another form.
  const first = load<FirstOfIndex>('index').then((part) => (part.version === INDEX_VERSION ? part : load<FirstOfIndex>('index', 'reload')));
  const rest = load<RestOfIndex | null>('rest').catch(() => undefined);
  const whole = (async (): Promise<SmallIndex> => {
    const [part, more] = await Promise.all([first, rest]);
    const joined = more === null ? part : joinIndex(part, more);
    // A site whose index is one file has nothing further to come.
    state = more === null || joined !== part ? 'whole' : 'cut';
    return joined;
  })();
  whole.catch(() => undefined);
  const waited = new Promise<void>((resolve) => { setTimeout(resolve, PATIENCE); });
  return {
    whole,
    state: () => state,
    answerFrom: (isLine) => (isLine ? whole : Promise.race([whole, waited.then(() => first)])),
  };
}
