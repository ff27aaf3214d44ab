import { expect, test } from 'vitest';
import { compileCatalogue, lineOf, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const kb = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(kb));
const read = (line: string): ReturnType<typeof lineOf> => lineOf(readLog(line, catalogue, { now: Date.UTC(2026, 10, 22) }), 0);

/** What people write over an address of this form before they show a log. */
function covered(type: string, value: string, nth: number): string {
  if (type === 'mac') return value.replace(/[0-9a-f]/gi, 'xyz'[nth % 3]!);
  const prefix = /\/\d+$/.exec(value)?.[0] ?? '';
  return (value.includes(':') ? ['2001:xxxx:xxxx:xxxx::xxxx', '2001:xxxx:yyyy:zzzz::xxxx'][nth % 2]! : ['***.***.***.***', 'xxx.xxx.xxx.xxx', 'xxx.xxx.yyy.zzz', '192.0.2.xx'][nth % 4]!) + prefix;
}

test('貼る前に人がアドレスを伏せた行も、伏せる前と同じ文だとわかる', () => {
  let lines = 0;
  const lost: string[] = [];
  for (const { data } of kb.of('message')) for (const { templates } of data.messages) for (const { samples } of templates) for (const { seen, source } of samples) {
    const line = seen ?? source;
    if (line === undefined) continue;
    const before = read(line);
    const values = before.holes.filter(({ type }) => type === 'ip' || type === 'mac');
    if (before.cut || values.length === 0) continue;
    lines += 1;
    const text = values.reduceRight((rest, { type, from, to }) => rest.slice(0, from) + covered(type, line.slice(from, to), lines) + rest.slice(to), line);
    const after = read(text);
    if (after.message !== before.message && !after.candidates.includes(before.message ?? '')) lost.push(text);
  }
  expect(lines).toBeGreaterThan(1000);
  expect(lost).toEqual([]);
});
