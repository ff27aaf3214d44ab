import { describe, expect, test } from 'vitest';
import { calmOf, compileCatalogue, exportAnalysis, readLog } from '../../src/engine/index.ts';
import { redact } from '../../src/engine/redact.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { logsBelow, ROOT } from './logs.ts';

const catalogue = compileCatalogue(catalogueSource(await loadKnowledge(ROOT)));

/** Everything that the answer is made of: what each line is and how it is judged, the findings whole, what is calmed. */
function answer(text: string) {
  const reading = readLog(text, catalogue, { now: Date.UTC(2026, 10, 22) });
  const { lines, findings } = exportAnalysis(reading);
  return { lines: lines.map(({ n, message, level }) => `${n} ${message} ${level}`), findings, calms: calmOf(reading) };
}

const masked = (text: string): string => redact(text, { keepCalls: true }).text;

/** Networks of real hosts, in the place of those for documentation. */
const REAL = [[/\b203\.0\.113\./g, '45.33.32.'], [/\b198\.51\.100\./g, '93.184.216.'], [/\b192\.0\.2\./g, '80.80.70.'], [/\b2001:0?db8:/gi, '2a01:4f8:']] as const;

/** The log as its owner has it: those in test/logs are masked already, and masking them again would prove nothing. */
const real = (text: string): string => REAL.reduce((done, [from, to]) => done.replace(from, to), text);

const logs = [...logsBelow('healthy'), ...logsBelow('faults')];

describe('伏せたログは、伏せる前と同じに読める', () => {
  test('置いてあるログを伏せても、行の判定も、原因の確かさと状態も変わらない', () => {
    for (const { name, text } of logs) expect([name, answer(masked(text))]).toEqual([name, answer(text)]);
  });

  test('本物のアドレスのログを伏せても、変わらない', () => {
    let changed = 0;
    for (const { name, text } of logs) {
      const original = real(text);
      if (masked(original) !== original) changed += 1;
      const before = answer(original);
      expect([name, answer(masked(original))]).toEqual([name, before]);
      expect([name, answer(text)]).toEqual([name, before]);
    }
    expect(changed).toBeGreaterThan(50);
  });

  test('判定がアドレスの種類で変わる行は、どれも伏せる前と同じ判定になる', () => {
    const wrong = catalogue.source.messages.filter(({ when }) => when !== undefined).flatMap(({ id, templates, when }) => templates.flatMap((template) => {
      const samples = ['45.33.32.156', '192.168.1.5', '100.64.1.2', '169.254.3.4', '2a01:4f8:1::5', 'fd00::5']
        // Without a header before it, an address with colons at the very beginning looks like a counter; these devices write IPv4 there.
        .filter((address) => !template.startsWith('{') || !address.includes(':')).map((address) => when!.reduce((line, { hole }) => line.replace(`{${hole}:ip}`, address), template)
        .replace(/\{(?:\w+:)?(n|hex|ip|mac|if|time|dur|word|text)\}/g, (_, type: string) => FILL[type]!));
      return samples.filter((line) => answer(line).lines.join() !== answer(masked(line)).lines.join()).map((line) => `${id}: ${line}`);
    }));
    expect(wrong).toEqual([]);
  });
});

const FILL: Readonly<Record<string, string>> = {
  n: '22', hex: '1f', ip: '192.168.1.1', mac: '00:00:5e:00:53:01', if: 'eth0', time: '2026/11/22 10:00:00', dur: '30s', word: 'root', text: 'x y',
};
