import { compileCatalogue, type Catalogue } from '../engine/index.ts';
import { catalogueSource } from '../kb/catalogue.ts';
import { loadKnowledge, type Knowledge } from '../kb/load.ts';
import { relate, type Relations } from '../kb/relations.ts';

/** All that pages are made from. */
export interface Site {
  readonly kb: Knowledge;
  readonly relations: Relations;
  /** What the analyzer knows, so that an article shows the lines it knows. */
  readonly catalogue: Catalogue;
  /** The day of the build (YYYY-MM-DD), from BUILD_DATE or the clock: what is too old is judged by it. */
  readonly now: string;
}

let built: Promise<Site> | undefined;

/** Read once for a build, at each request while authors edit. */
export function site(): Promise<Site> {
  if (import.meta.env.DEV) return read();
  return (built ??= read());
}

async function read(): Promise<Site> {
  const kb = await loadKnowledge();
  return { kb, relations: relate(kb), catalogue: compileCatalogue(catalogueSource(kb)), now: process.env['BUILD_DATE'] || new Date().toISOString().slice(0, 10) };
}
