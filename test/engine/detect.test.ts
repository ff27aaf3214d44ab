import { expect, test } from 'vitest';
import { compileCatalogue, type FamilySource } from '../../src/engine/catalogue.ts';
import { exportAnalysis, readLog } from '../../src/engine/index.ts';

const HEADER = '{at:time} {host:word} {process:word}[{pid:n}]: {message}';
const device = (id: string, programs: readonly string[], header = HEADER): FamilySource => ({ id, processes: [], programs, formats: [{ id: `${id}#log`, header, order: 'oldest-first' }] });
const program = (id: string): FamilySource => ({ id, processes: [id], programs: [], formats: [] });

/** The devices that a log is said to come from, with two that write every line alike. */
function familiesOf(log: string, ...devices: readonly FamilySource[]): readonly string[] {
  const source = {
    version: 'test', families: [...devices, program('sshd'), program('crond'), program('pppd'), program('utm')], stories: [],
    messages: [
      { id: 'sshd/login#closed', family: 'sshd', templates: ['Connection closed by {ip:ip}'], level: 'normal' as const },
      { id: 'utm/x#only', family: 'utm', templates: ['packet dropped'], level: 'normal' as const },
    ],
  };
  return exportAnalysis(readLog(log, compileCatalogue(source), { now: Date.UTC(2026, 10, 22) })).families.map(({ id }) => id);
}

const NARROW = device('box', ['sshd', 'utm']);
const BROAD = device('syslog', ['sshd', 'crond', 'pppd']);
const SSHD = 'Dec 10 06:55:46 host sshd[24200]: Connection closed by 203.0.113.66';

test.each([['狭いほうが先', [NARROW, BROAD]], ['広いほうが先', [BROAD, NARROW]]] as const)('どの機器でも同じ形の行なら、多くのプログラムが動く機器とみる（%s）', (_, devices) => {
  expect(familiesOf(SSHD, ...devices)).toEqual(['syslog']);
});

test('その機器だけが書く文があれば、その機器とみる', () => {
  expect(familiesOf(`${SSHD}\nDec 10 06:55:47 host utm[1]: packet dropped`, NARROW, BROAD)).toEqual(['box']);
});

const SHAPE: FamilySource = { ...device('shape', ['sshd'], '{at:time} {message}'), isShape: true };
const NOBODYS = 'Dec 10 06:55:46 host frob[1]: something unknown';

test('知らない文しかなければ、見出しがよく合う機器より、多くの機器が使う形とみる', () => {
  expect(familiesOf(NOBODYS, NARROW, SHAPE)).toEqual(['shape']);
});

test('1つの機器だけで動くプログラムの文なら、知らない行もその機器の形とみる', () => {
  expect(familiesOf(`${NOBODYS}\n${SSHD}`, NARROW, { ...SHAPE, programs: [] })).toEqual(['box']);
});

test('ほかの機器でも動くプログラムの文なら、知らない行には機器の名前を出さない', () => {
  expect(familiesOf(`${NOBODYS}\n${SSHD}`, NARROW, device('other', ['sshd'], '{at:time} {message}'), { ...SHAPE, programs: [] })).toContain('shape');
});
