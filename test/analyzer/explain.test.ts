import { describe, expect, test } from 'vitest';
import { explain } from '../../src/analyzer/explain.ts';
import { lineFrom, piecesOf } from '../../src/analyzer/template-pieces.ts';
import { read } from './reading.ts';

describe('1行のくわしい説明は', () => {
  test('前置き、当てはまった文、値を分けて言う', () => {
    expect(explain(read('10:00:00 login from 192.0.2.1'), 0)).toEqual({
      header: '2024/05/01 10:00:00 ', body: 'login from 192.0.2.1', format: 'box#spaced', template: 'login from {from:ip}',
      holes: [{ name: 'from', type: 'ip', value: '192.0.2.1' }], near: null,
    });
  });

  test('未収録の行には、近い文と、どこまで同じかを言う', () => {
    const { near, template, body } = explain(read('10:00:00 session main is dawn'), 0);
    expect(template).toBeNull();
    expect(near).toMatchObject({ messages: ['box/session#down'], templates: ['session {name:word} is down'] });
    expect(body.slice(0, near!.same)).toBe('session main is d');
  });

  test('似ていない行には、近い文を挙げない', () => {
    expect(explain(read('10:00:00 まったく別のこと'), 0).near).toBeNull();
    expect(explain(read('10:00:00 なにやら べつのことを する行です'), 0).near).toBeNull();
  });
});

describe('文を選んで1行にするとき', () => {
  const pieces = piecesOf('PPPoE {{x}} [{session:text}] が{n}回');

  test('文と穴に分ける', () => {
    expect(pieces).toEqual([{ text: 'PPPoE {x} [' }, { hole: 'text' }, { text: '] が' }, { hole: 'n' }, { text: '回' }]);
  });

  test('埋めたところまでを行にし、空きの前で切る', () => {
    expect(lineFrom(pieces, ['メイン', '3'])).toBe('PPPoE {x} [メイン] が3回');
    expect(lineFrom(pieces, ['メイン', ' '])).toBe('PPPoE {x} [メイン] が');
    expect(lineFrom(pieces, [])).toBe('PPPoE {x} [');
  });
});
