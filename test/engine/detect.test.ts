import { describe, expect, test } from 'vitest';
import { compileCatalogue, type FamilySource } from '../../src/engine/catalogue.ts';
import { exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';

const HEADER = '{at:time} {host:word} {process:word}[{pid:n}]: {message}';
const device = (id: string, programs: readonly string[], header = HEADER): FamilySource => ({ id, processes: [], programs, formats: [{ id: `${id}#log`, header, order: 'oldest-first' }] });
const program = (id: string): FamilySource => ({ id, processes: [id], programs: [], formats: [] });

/** A log read with these devices, of which `starred` has a sentence of its own. */
function analysisOf(log: string, ...devices: readonly FamilySource[]): Analysis {
  const source = {
    version: 'test', families: [...devices, program('sshd'), program('crond'), program('pppd'), program('utm')], stories: [],
    messages: [
      { id: 'sshd/login#closed', family: 'sshd', templates: ['Connection closed by {ip:ip}'], level: 'normal' as const },
      { id: 'utm/x#only', family: 'utm', templates: ['packet dropped'], level: 'normal' as const },
      { id: 'starred/x#own', family: 'starred', templates: ['star lost'], level: 'normal' as const },
    ],
  };
  return exportAnalysis(readLog(log, compileCatalogue(source), { now: Date.UTC(2026, 11, 22) }));
}

/** The devices that a log is said to come from. */
function familiesOf(log: string, ...devices: readonly FamilySource[]): readonly string[] {
  return analysisOf(log, ...devices).families.map(({ id }) => id);
}

const NARROW = device('box', ['sshd', 'utm']);
const BROAD = device('syslog', ['sshd', 'crond', 'pppd']);
const SSHD = 'Dec 10 06:55:46 host sshd[24200]: Connection closed by 203.0.113.66';

const open = (family: FamilySource): FamilySource => ({ ...family, isShape: true });

test.each([['狭いほうが先', [NARROW, BROAD]], ['広いほうが先', [BROAD, NARROW]]] as const)('多くの機器が使う形が2つとも合えば、多くのプログラムが動くほうとみる（%s）', (_, devices) => {
  expect(familiesOf(SSHD, ...devices.map(open))).toEqual(['syslog']);
});

describe('機器の形のほかに形がない行', () => {
  const BARE = device('bare', ['utm'], '={n}= {message}');
  const STARRED = device('starred', ['sshd', 'pppd'], '*{at:time}: {message}');
  test('だれの文でもない行なら、時刻は読んで、機器の名前は出さない', () => {
    const { lines, families } = analysisOf('*Dec 10 06:55:46: something unknown', STARRED);
    expect(families).toEqual([]);
    expect(lines[0]).toMatchObject({ at: '2026-12-10T06:55:46', format: null, level: 'unknown' });
  });
  test('ほかの機器でも動くプログラムの文でも、機器の名前は出さない', () => {
    expect(familiesOf('*Dec 10 06:55:46: Connection closed by 203.0.113.66', STARRED, NARROW)).toEqual([]);
  });
  test('その機器の文が1行でもあれば、どの行にも名前を出す', () => {
    const { lines, families } = analysisOf('*Dec 10 06:55:45: something unknown\n*Dec 10 06:55:46: star lost', STARRED);
    expect(families).toEqual([{ id: 'starred', share: 1 }]);
    expect(lines[0]).toMatchObject({ format: 'starred#log' });
  });
  test('番号だけの見出しは、後ろがほかのだれかの文なら、見出しではない', () => {
    expect(analysisOf('=12= Connection closed by 203.0.113.66', BARE).lines[0]).toMatchObject({ format: null, message: null, level: 'unknown' });
    expect(analysisOf('=12= packet dropped', BARE).lines[0]).toMatchObject({ format: 'bare#log', message: 'utm/x#only' });
  });
});

describe('少しの機器だけで動くプログラム', () => {
  const meta = '{at:time} {host:word} [vpn {n}] {message}';
  const line = (header: string): string => `Dec 10 06:55:46 host ${header}Connection closed by 203.0.113.66`;
  const OTHER = device('other', ['sshd']);
  test('見出しに機器のしるしがあれば、その機器とみる', () => {
    expect(familiesOf(line('[vpn 1] '), device('box', ['sshd'], meta), OTHER)).toEqual(['box']);
  });
  test('どこにでもある語の見出しでも、その形を書く機器は1つなので、その機器とみる', () => {
    expect(familiesOf(line('[meta 1] '), device('box', ['sshd'], meta.replace('vpn', 'meta')), OTHER)).toEqual(['box']);
  });
  test('どの機器でも動くプログラムなら、その見出しでも機器の名前は出さない', () => {
    expect(familiesOf(line('[meta 1] '), device('box', ['sshd'], meta.replace('vpn', 'meta')), SHAPE)).toEqual([]);
  });
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
