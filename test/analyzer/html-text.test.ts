import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlText, looksLikeHtml } from '../../src/analyzer/html-text.ts';

describe('保存した設定画面から', () => {
  test.each([
    ['<table><tr><th>時刻</th><th>内容</th></tr><tr><td>10:00</td><td>切断\n しました</td></tr></table>', '時刻 内容\n10:00 切断 しました'],
    ['<pre>a\n  b</pre>', 'a\nb'],
    ['<textarea>a\nb</textarea>', 'a\nb'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['<!-- x --><p title="a>b">見える</p><style>p{}</style><script>"</p>"</script>', '見える'],
    ['&lt;b&gt; &#x41;&#66; &nosuch; &amp;lt;', '<b> AB &nosuch; &lt;'],
    ['1 < 2 and <3', '1 < 2 and <3'],
    ['<pre> a \t\n\n  \u00a0\n\tb  </pre><p> c </p>', 'a\nb\nc'],
  ])('%s', (html, text) => expect(htmlText(html)).toBe(text));

  test('どんな文でも投げず、長さに見合う時間で終わる', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ';', '!', '-', '/', 'a', ' ', '\n', '#', 'x', '1'), maxLength: 400 }), (html) => { htmlText(html); }));
    const started = performance.now();
    for (const part of ['<a "', '<!--', "<a '<b", '<a x=', '<', '<p>', '&#', '"<p>', '<script>']) htmlText(part.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(8000);
  });

  test('空白が長く続いても、すぐに終わる', () => {
    const started = performance.now();
    expect(htmlText(`<pre>a${' '.repeat(80_000)}b\n${' \t'.repeat(80_000)}</pre>`)).toBe(`a${' '.repeat(80_000)}b`);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('コメントがいくつ続いても、すぐに見分ける', () => {
    const comments = '<!---->'.repeat(60);
    const started = performance.now();
    expect(looksLikeHtml(`${comments}x`)).toBe(false);
    expect(looksLikeHtml(`${comments}\n<html>`)).toBe(true);
    expect(looksLikeHtml('<!-- saved from a page --> <!-- > --><TABLE border=1>')).toBe(true);
    expect(looksLikeHtml('<!-- <html>')).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('ログの文は、ページと見ない', () => {
    expect(looksLikeHtml('2023/03/23 <b>太字</b>')).toBe(false);
    expect(looksLikeHtml('<134>Jan  1 00:00:00 host: x')).toBe(false);
    expect(looksLikeHtml('\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN"><html>')).toBe(true);
  });
});
