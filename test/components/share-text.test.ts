import { expect, test } from 'vitest';
import { shareText } from '../../src/components/share-text.ts';
import { readEntry } from '../../src/kb/load.ts';

const path = '/terms/nat/';
const text = `---
title: NAT
summary: "**家の中**のアドレスを付け替えます。外から入る道は、[設定](/terms/pppoe/)しないと開きません。"
confidence: official
sources: [{ name: 仕様, kind: standard, seen: 2026-11-22 }]
checked: 2026-11-22
definition: 説明です。
standalone: true
---
`;

test('掲示板に貼る文は、題、1行に1文の要約、番号からなる', () => {
  const { entry } = readEntry('term', 'nat', 'nat.mdx', text, { next: 8, pages: { [path]: { number: 7, anchors: [] } } });
  expect(shareText(entry!)).toEqual({
    above: 'NAT｜ルーターログ辞典\n家の中のアドレスを付け替えます。\n外から入る道は、設定しないと開きません。',
    below: '辞典 7',
  });
});

test('まだ番号のない項目では、番号の行を出さない', () => {
  const { entry } = readEntry('term', 'nat', 'nat.mdx', text, { next: 1, pages: {} });
  expect(shareText(entry!).below).toBe('');
});
