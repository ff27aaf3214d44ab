import { describe, expect, test } from 'vitest';
import { explain } from '../../src/engine/index.ts';
import { catalogue, LATER } from './small-catalogue.ts';

function explained(line: string): NonNullable<ReturnType<typeof explain>> {
  const explanation = explain(line, catalogue(), { now: LATER });
  if (explanation === null) throw new Error('no line');
  return explanation;
}

describe('1行の説明', () => {
  test('見出しのどこが何か、どのひな形が取ったかを言う', () => {
    const line = 'Tue Aug  6 00:06:27 2019 daemon.warn pppd[2391]: Timeout waiting for PADO packets';
    const { header, template, body } = explained(line);
    expect(header.map(({ name, from, to }) => [name, line.slice(from, to)])).toEqual([['at', 'Tue Aug  6 00:06:27 2019'], ['priority', 'warn'], ['process', 'pppd'], ['pid', '2391']]);
    expect(template).toBe('Timeout waiting for PADO packets');
    expect(line.slice(body)).toBe('Timeout waiting for PADO packets');
  });
  test('見出しが日時のはじめだけを名指ししていても、日時の全体を1つとして示す', () => {
    const line = '17.11.17 16:38:40 switch started';
    const { header } = explained(line);
    expect(header.map(({ name, from, to }) => [name, line.slice(from, to)])).toEqual([['at', '17.11.17 16:38:40']]);
  });
  test('知らない行は、いちばん近いひな形と、違い始めた字を言う', () => {
    const line = '2023/03/23 11:43:35 session ended[main]';
    const { nearest, template } = explained(line);
    expect(template).toBeNull();
    expect(nearest?.templates).toEqual(['session end[{session:word}]']);
    expect(line.slice(nearest!.stopped)).toBe('ed[main]');
  });
  test('値の穴が取れなかったところまで合えば、そのひな形を言う', () => {
    const line = 'drop from somewhere else';
    const { nearest } = explained(line);
    expect(nearest).toMatchObject({ messages: ['gateway/f#drop'], templates: ['drop from {src:ip}'] });
    expect(line.slice(nearest!.stopped)).toBe('somewhere else');
  });
  test.each([
    ['1つも同じ語がない', 'zzz'],
    ['はじめの1語だけが同じ', 'session of the radio was not found'],
    ['はじめの1語と、次の語の頭だけが同じ', 'switch stopped by hand'],
    ['ひな形の語の半分までしか同じでない', 'timeout waiting for a lease'],
    ['同じ語があっても、行の初めからではない', 'no more session end[main]'],
  ])('%s行には、近い文はないと言う', (_, line) => {
    expect(explained(line).template).toBeNull();
    expect(explained(line).nearest).toBeNull();
  });
  test('行がなければnull', () => {
    expect(explain('', catalogue(), { now: LATER })).toBeNull();
  });
});
