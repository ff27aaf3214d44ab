import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadKnowledge, type Entry } from '../../src/kb/load.ts';
import { indexTerms, linkTerms, linkTermsInHtml } from '../../src/kb/term-links.ts';

const term = (id: string, title: string, ...variants: string[]): Entry<'term'> =>
  ({ kind: 'term', id, file: `content/terms/${id}.mdx`, body: '', path: `/terms/#${id}`, number: 0, data: { title, variants, autolink: true } }) as unknown as Entry<'term'>;

const index = indexTerms([
  term('port', 'ポート'), term('port-forwarding', 'ポート開放', '静的IPマスカレード'), term('nat', 'NAT'), term('cgnat', 'CGNAT（事業者のNAT）'),
  term('map-e', 'MAP-E'), term('line', '回線'),
]);
const linked = (text: string, seen = new Set<string>()): string =>
  linkTerms(text, index, seen).map((piece) => (typeof piece === 'string' ? piece : `[${piece.text}](${piece.path})`)).join('');

describe('用語へのリンク', () => {
  test.each([
    ['はじめの1回だけに付く', 'NATとNATです。', '[NAT](/terms/#nat)とNATです。'],
    ['長い書き方を先に取る', 'ポート開放の前にポートを見ます。', '[ポート開放](/terms/#port-forwarding)の前に[ポート](/terms/#port)を見ます。'],
    ['かっこの説明を除いた題に付く', 'CGNATです。', '[CGNAT](/terms/#cgnat)です。'],
    ['ほかの書き方にも付く', '静的IPマスカレードを足します。', '[静的IPマスカレード](/terms/#port-forwarding)を足します。'],
    ['カタカナの語の一部には付かない', 'サポートに聞きます。', 'サポートに聞きます。'],
    ['英字の語の一部には付かない', 'NATOとDNATです。', 'NATOとDNATです。'],
    ['漢字の語の一部には付かない', '専用回線です。', '専用回線です。'],
    ['日本語に続く英字の語には付く', '方式はMAP-Eです。', '方式は[MAP-E](/terms/#map-e)です。'],
  ])('%s', (_name, text, expected) => {
    expect(linked(text)).toBe(expected);
  });

  test('1つのページで、同じ用語に二度は付かない', () => {
    const seen = new Set<string>();
    expect(linked('NATです。', seen)).toContain('](');
    expect(linked('静的NATです。NATです。', seen)).toBe('静的NATです。NATです。');
  });

  test('もう付けた長い語の中の短い語には付かない', () => {
    expect(linked('ポート開放です。', new Set(['port-forwarding']))).toBe('ポート開放です。');
  });

  test('その用語のページでは付かない', () => {
    expect(linked('NATは変換です。', new Set(['nat']))).toBe('NATは変換です。');
  });

  test('どのページにも出る言葉は、項目の autolink で外せる', () => {
    const common = term('router', 'ルーター');
    const { bySpelling } = indexTerms([{ ...common, data: { ...common.data, autolink: false } }, term('nat', 'NAT')]);
    expect([...bySpelling.keys()]).toEqual(['NAT']);
  });

  test('用語がなくても動く', () => {
    expect(linkTerms('NATです。', indexTerms([]), new Set())).toEqual(['NATです。']);
  });
});

describe('本文のHTML', () => {
  const html = (text: string): string => linkTermsInHtml(text, index, new Set(), (path, words) => `<a href="${path}">${words}</a>`);

  test.each(['a', 'code', 'pre', 'h2', 'h3', 'th', 'summary'])('%s の中には付かない', (name) => {
    expect(html(`<${name}>NAT</${name}><p>CGNAT</p>`)).toBe(`<${name}>NAT</${name}><p><a href="/terms/#cgnat">CGNAT</a></p>`);
  });

  test('段落と箇条書きに付き、属性の文字は変えない', () => {
    expect(html('<p title="NAT">A &amp; <strong>NAT</strong></p><br /><li>ポート</li>')).toBe('<p title="NAT">A &amp; <strong><a href="/terms/#nat">NAT</a></strong></p><br /><li><a href="/terms/#port">ポート</a></li>');
  });
});

test('今ある用語の書き方は、どれも本文の中で見つかる', async () => {
  const { of, find } = await loadKnowledge(fileURLToPath(new URL('../..', import.meta.url))).then((kb) => ({ of: kb.of('term'), find: indexTerms(kb.of('term')) }));
  expect(of.length).toBeGreaterThan(10);
  for (const id of ['router', 'provider', 'ipv4']) expect.soft([...find.bySpelling.values()].map((one) => one.id), id).not.toContain(id);
  for (const [spelling, { path }] of find.bySpelling) expect.soft(linkTerms(`「${spelling}」`, find, new Set())[1], spelling).toMatchObject({ text: spelling, path });
});
