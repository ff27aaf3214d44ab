import { describe, expect, test } from 'vitest';
import { query } from '../../src/search/plan.ts';
import { buildSmallIndex } from '../../src/search/small-index.ts';
import { beginningsOf, takesWhole, wholeKey, wholeShapeOf } from '../../src/search/whole-line.ts';
import { document } from './corpus.ts';

const takes = (template: string, line: string): boolean => takesWhole(wholeShapeOf(template), wholeKey(line), beginningsOf(wholeKey(line))) !== undefined;

describe('行を端から端まで説明する文', () => {
  test.each([
    ['見出しのない行', '{if:if}: Link UP', 'usb0: Link UP'],
    ['時刻とホストとプログラムのあと', 'rcvd [PAP AuthNak id={hex} {reply:text}]', 'Jul  1 10:00:00 gw pppd[123]: rcvd [PAP AuthNak id=0x1 "x"]'],
    ['日付のあと', 'link down', '2026/01/02 03:04:05 link down'],
    ['余分な空白と全角', '[{bundle:if}] {ip:ip} -> {peer:ip}', '[wan]   ２０３.0.113.31 -> 203.0.113.1 '],
    ['括弧そのもの', '{{"level":"error",{text}', '{"level":"error","msg":"x"}'],
  ])('合う: %s', (_name, template, line) => {
    expect(takes(template, line)).toBe(true);
  });

  test.each([
    ['うしろに余りがある', 'link down', 'link down again'],
    ['前に余りがある', 'link down', 'the link down'],
    ['1語の穴に空白', '{user:word} failed', 'many users failed'],
    ['穴が空', 'code {n}', 'code '],
    ['数でない', 'time {n}', 'time flies'],
  ])('合わない: %s', (_name, template, line) => {
    expect(takes(template, line)).toBe(false);
  });

  test('穴の多い文と長い行でも、すぐに答える', () => {
    const template = `${Array.from({ length: 8 }, () => 'aa{text}').join('b')}z`;
    const from = performance.now();
    expect(takes(template, 'aab'.repeat(600))).toBe(false);
    expect(performance.now() - from).toBeLessThan(5000);
  });
});

describe('文の選び方', () => {
  const index = buildSmallIndex([
    document('/messages/inner/', 'message', '中の文', { messages: ['Timeout during connect (likely firewall problem)', '{user:word} authentication failed'] }, { number: 1 }),
    document('/messages/outer/', 'message', '行の文', { messages: ['Detail: {text}', '発信 {own:word} {peer:word}', 'time {n}'] }, { number: 2 }),
    document('/messages/case/', 'message', '大文字の文', { messages: ['Sending Release'] }, { number: 3 }),
    document('/messages/a-case/', 'message', '小文字の文', { messages: ['sending release'] }, { number: 4 }),
    document('/messages/generic/', 'message', '短い文', { messages: ['{name:word} Timeout'] }, { number: 5 }),
    document('/symptoms/padi/', 'symptom', 'PPPoEがつながらない', { wordings: ['PADR Timeout'] }, { number: 6 }),
    document('/messages/asa/', 'message', '接続の記録', { messages: ['{ip:ip}{text}', '{src:ip}: {text} on {if:if}'] }, { number: 7 }),
    document('/symptoms/admin/', 'symptom', '設定画面が開かない', { wordings: ['192.168.1.1 開かない'] }, { number: 8 }),
  ]);
  const first = (text: string): string | undefined => query(index, text)[0]?.url;

  test('行の中にある長い文より、行の全体を取る文が先になる', () => {
    expect(first('Detail: 203.0.113.9: Timeout during connect (likely firewall problem)')).toBe('/messages/outer/');
  });

  test('自分の文字が少なくても、値の形が合えば見つかる', () => {
    expect(first('発信 0120000000 0120000001')).toBe('/messages/outer/');
    expect(first('time 1700000000')).toBe('/messages/outer/');
    expect(query(index, '発信 できない 電話').filter(({ url }) => url === '/messages/outer/')).toEqual([]);
  });

  test('大文字と小文字まで同じ文が先になる', () => {
    expect(first('Sending Release')).toBe('/messages/case/');
    expect(first('sending release')).toBe('/messages/a-case/');
  });

  test('言い方そのままの質問は、穴の多い文より先にその項目へ行く', () => {
    expect(first('PADR Timeout')).toBe('/symptoms/padi/');
  });

  test('アドレスだけを聞く質問は、アドレスから始まるログの文へは行かない', () => {
    expect(first('192.168.1.1って何？')).toBe('/symptoms/admin/');
    expect(query(index, '192.168.1.1って何？').map(({ url }) => url)).not.toContain('/messages/asa/');
  });
});
