import { benchEngine } from '../bench/engine.ts';
import type { Measures } from '../bench/measures.ts';
import { benchSearch } from '../bench/search.ts';
import { benchSite } from '../bench/site.ts';
import { loadKnowledge, type Knowledge } from '../kb/load.ts';

/** `npm run bench -- [--only NAME]`: one JSON object, name → { value, unit }. Speeds are of this machine at this moment. */
const BENCHES: Readonly<Record<string, (knowledge: Knowledge) => Measures | Promise<Measures>>> = { engine: benchEngine, search: benchSearch, site: benchSite };

const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1];
if (at >= 0 && (only === undefined || !(only in BENCHES))) {
  console.error(`--only には ${Object.keys(BENCHES).join('、')} のどれかを書いてください。`);
  process.exitCode = 2;
} else {
  const knowledge = await loadKnowledge();
  let measures: Measures = {};
  for (const [name, bench] of Object.entries(BENCHES)) if (only === undefined || only === name) measures = { ...measures, ...(await bench(knowledge)) };
  console.log(JSON.stringify(measures, null, 2));
}
