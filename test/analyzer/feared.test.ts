import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fearedOf } from '../../src/analyzer/feared.ts';
import { compileCatalogue, readLog } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge()));
const read = (text: string) => readLog(text, catalogue, { now: Date.UTC(2026, 0, 1) });
const corega = readFileSync(new URL('../logs/healthy/consumer-corega.log', import.meta.url), 'utf8');

test('攻撃を思わせる言葉の、無視してよい行は、名を挙げる', () => {
  expect(fearedOf(read(corega), new Set())).toEqual([{ message: 'corega/dns-hijack#af-inet', count: 1, n: 2 }]);
});

test('ほかで言ったものと、こわい言葉でないものは、挙げない', () => {
  expect(fearedOf(read(corega), new Set([1]))).toEqual([]);
  expect(fearedOf(read(corega.split('\n').filter((line) => !line.includes('hijack')).join('\n')), new Set())).toEqual([]);
});

test('家の中の機器から出ているものには、心配いらないと言わない', () => {
  const dos = (src: string): string => `[DoS Attack: SYN/ACK Scan] from source: ${src}, port 443, Friday, March 01,2024 10:00:00`;
  expect(fearedOf(read(dos('192.168.1.5')), new Set())).toEqual([]);
  expect(fearedOf(read(dos('198.51.100.7')), new Set())).toMatchObject([{ message: 'netgear/dos#scan' }]);
});
