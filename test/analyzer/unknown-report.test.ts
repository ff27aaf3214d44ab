import { expect, test } from 'vitest';
import { hostsInSlices } from '../../src/analyzer/hosts.ts';
import { redact } from '../../src/engine/redact.ts';
import { reportText } from '../../src/analyzer/unknown-view.ts';
import { maskedShape } from '../../src/engine/index.ts';

const words = { families: {} };
const NOTHING = { hosts: [], names: [] };
const shape = (sample: string, body: number, count = 3) => ({ template: maskedShape(sample, body, sample.length), count, lines: [1], sample, body });

test('報告の文は、値を抜く前に名前を隠す', () => {
  const line = 'dhcp1 assigned 192.168.88.5 for 00:00:5e:00:53:01 taro-iphone';
  const text = reportText({ unknown: [shape(line, 0)], families: [] }, words, NOTHING);
  expect(text).not.toContain('taro');
  expect(text).toMatch(/\n3行：dhcp\{n\} assigned \{ip\} for \{mac\} host-masked/);
});

test('報告の文は、ログのほかの行からわかった名前も隠し、頭の部分を入れない', async () => {
  const log = 'Jan  1 00:00:00 TaroPC kernel: [    0.000000] Booting\nJan  1 00:00:01 TaroPC sshd[12]: session opened\nJan  1 00:00:02 TaroPC something strange happened';
  const hosts = await hostsInSlices(log, 30);
  expect(hosts).toContain('taropc');
  const last = log.split('\n')[2]!;
  expect(redact(last, { hosts }).text).not.toContain('TaroPC');
  const inHeader = reportText({ unknown: [shape(last, last.indexOf('something'))], families: [] }, words, { hosts, names: [] });
  expect(inHeader.split('\n').at(-1)).toBe('3行：something strange happened');
  const inBody = reportText({ unknown: [shape(last, 0)], families: [] }, words, { hosts, names: [] });
  expect(inBody.toLowerCase()).not.toContain('taropc');
});

test('報告の文は、まとめた形をまとめたまま、種類の残りを数える', () => {
  const unknown = [{ ...shape('secret-host says 1', 0), template: '…' }, ...Array.from({ length: 31 }, (_, index) => shape(`word${'x'.repeat(index + 1)} 7`, 0, 1))];
  const text = reportText({ unknown, families: [{ id: 'box', share: 1 }] }, words, NOTHING);
  expect(text).toContain('ログの形：box');
  expect(text).toContain('3行：…');
  expect(text).not.toContain('secret-host');
  expect(text).toContain('1行：wordx {n}');
  expect(text).toContain('ほか2種類');
});

test('名前は、長いログのどこにあっても集まる', async () => {
  const filler = 'Jan  1 00:00:00 quiet words only\n'.repeat(3000);
  const hosts = await hostsInSlices(`${filler}Jan  1 00:00:01 HanakoPC sshd[12]: session opened\n${filler}`, 1);
  expect(hosts).toContain('hanakopc');
});

test('報告の文は、何を隠したかを言い、ログの形からわかった名前も隠す', () => {
  const line = 'mystery of hanako.yamada at 126.77.88.99';
  const text = reportText({ unknown: [shape(line, 0)], families: [] }, words, { hosts: [], names: [{ kind: 'id', word: 'hanako.yamada' }] });
  expect(text.split('\n')[0]).toContain('名前は自分で見てください');
  expect(text).not.toMatch(/hanako|yamada|126\.77/);
});

test('報告の文に、見えない文字を入れない', () => {
  const line = '\u202egnp.exe from 126.77.\u200b88.99';
  const text = reportText({ unknown: [shape(line, 0)], families: [] }, words, NOTHING);
  expect(text).not.toMatch(/[\u200b\u202e]|126|88/);
});
