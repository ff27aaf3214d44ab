import { describe, expect, test } from 'vitest';
import { fitsLine, lineKey, readable, shapeOf, withoutHoles } from '../../src/search/template.ts';

const fits = (template: string, line: string): boolean => fitsLine(shapeOf(template), lineKey(line));

describe('穴のあるメッセージとログの行', () => {
  test.each([
    ['見出しのついた行', 'PPPoE セッション解放[{session:text}]', '2023/03/23 11:43:35 PPPoE セッション解放[メインセッション]'],
    ['全角と空白の違い', 'PPPoE セッション解放[{session:text}]', 'ＰＰＰｏＥセッション解放［セッション２］'],
    ['数', 'PP[{n}] down', 'PP[01] down'],
    ['アドレス', 'from {ip} to {ip}', 'kernel: from 192.0.2.1 to 2001:db8::1'],
    ['MACとインターフェース', '{if}: STA {mac} left', 'hostapd: wlan0: STA 00:00:5e:00:53:0a left'],
    ['先頭の穴', '{n} attempts', 'ALERT 12 attempts'],
    ['並んだ穴', 'at {time} {text} end', 'at 11:43 なんでも end'],
    ['最後の穴', 'login failed: {word}', 'login failed: admin'],
    ['同じ文字が前にもある', 'a {n} b', 'a x b a 7 b'],
    ['括弧そのもの', 'tls.obtain will retry {{{text}', 'tls.obtain will retry {"error": "x"}'],
    ['括弧に挟まれた穴', '{{"level":"error",{text}"msg":"lock {word}"}}', '{"level":"error","ts":1,"msg":"lock acquired"}'],
  ])('%s', (_name, template, line) => {
    expect(fits(template, line)).toBe(true);
  });

  test.each([
    ['文字が違う', 'PPPoE セッション解放[{session:text}]', 'PPPoE セッション開始[メインセッション]'],
    ['数でない', 'PP[{n}] down', 'PP[LAN] down'],
    ['順が違う', 'link {word} down', 'down word link'],
    ['穴が空', 'login failed: {word}', 'login failed: '],
    ['MACでない', 'STA {mac} left', 'STA someone left'],
    ['穴だけ', '{text}', 'なんでも'],
    ['最後の穴が数でない', 'code {n}', 'code abc'],
    ['最後の穴のあとに何かある', 'from {ip}', 'from 192.0.2.1 で切れた'],
  ])('合わない: %s', (_name, template, line) => {
    expect(fits(template, line)).toBe(false);
  });

  test('長い行と繰り返しでも、すぐに答える', () => {
    const template = Array.from({ length: 8 }, () => 'aa{text}').join('b');
    const from = performance.now();
    expect(fits(template, 'aab'.repeat(600))).toBe(true);
    expect(fits(`${template}z`, 'aab'.repeat(600))).toBe(false);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('値の形が決まった穴だけの行は、自分の文字が少なくても合ったと見てよい', () => {
    expect(shapeOf('{if}: {n} packets').isTyped).toBe(true);
    expect(shapeOf('{word} connected').isTyped).toBe(false);
  });

  test('穴を除いたことばだけを索引に入れる', () => {
    expect(withoutHoles('PP[{n}] {session:text} down').match(/[a-z]+/gi)).toEqual(['PP', 'down']);
    expect(withoutHoles('{not a hole}')).toBe('{not a hole}');
    expect(withoutHoles('{{"a":{n}}}')).toBe('{"a": }');
  });

  test('見せるときは、変わるところを…にする', () => {
    expect(readable('PP[{n}] {session:text} {{x}}')).toBe('PP[…] … {x}');
  });
});
