import { describe, expect, test } from 'vitest';
import type { AddressClass } from '../../src/engine/address.ts';
import { compileCatalogue, lineOf, readLog, type AnalysisLine } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const read = (line: string): AnalysisLine => lineOf(readLog(line, catalogue, { now: Date.UTC(2026, 10, 23) }), 0);

/** An address of each class that a level may depend on. */
const ADDRESS: Partial<Record<AddressClass, string>> = { private: '192.168.1.20', ula: 'fd00::20', linklocal: '169.254.7.20', cgnat: '100.64.0.20', loopback: '127.0.0.1', global: '8.8.8.8' };

const depending = knowledge.of('message').flatMap((page) => page.data.messages.flatMap((message) => message.when.map((when) => ({ id: `${page.id}#${message.anchor}`, message, when }))));

/** The sample with its address replaced by one of another class, in brackets where a port follows IPv6; null where the sample has no such hole. */
function withAddress(line: string, hole: string, kind: AddressClass): string | null {
  const found = read(line).holes.find(({ name }) => name === hole);
  const address = ADDRESS[kind];
  if (found === undefined || address === undefined) return null;
  const [before, after] = [line.slice(0, found.from), line.slice(found.to)];
  return before + (after.startsWith(':') && address.includes(':') && !before.endsWith('[') ? `[${address}]` : address) + after;
}

describe('アドレスで判定が変わる文', () => {
  test('例のアドレスを替えると、書いてあるとおりの判定になる', () => {
    expect(depending.length).toBeGreaterThan(25);
    const wrong = depending.flatMap(({ id, message, when }) => {
      const samples = message.templates.flatMap((template) => template.samples.map((sample) => sample.seen ?? sample.source ?? ''));
      return when.is.flatMap((kind) => {
        const lines = samples.flatMap((line) => withAddress(line, when.hole, kind) ?? []);
        const readings = lines.map(read).filter(({ message: taken }) => taken === id);
        return readings.length > 0 && readings.every(({ level }) => level === when.level) ? [] : [`${id} ${kind}: ${lines[0] ?? '例がない'}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    'Invalid user ftp from IP port 37220',
    'Login attempt with wrong user admin from IP:33402',
    'Unrecognized access from IP:137 to UDP port 137',
    'Port Scan Attack Detect (ip=IP) Packet Dropped',
    'Drop TCP packet from WAN (src:IP:55072, dst:192.0.2.144:80) by default rule.',
  ])('外からなら無視してよい行も、家の中からなら手がかりにする: %s', (line) => {
    expect(read(line.replace(/\bIP\b/, '8.8.8.8')).level).toBe('noise');
    expect(read(line.replace(/\bIP\b/, '192.168.1.20')).level).toBe('sign');
  });
});
