import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, detectEncoding, isBinary, isGzip, type Encoding } from '../../src/engine/decode.ts';

const decoders = (label: string): TextDecoder => new TextDecoder(label);
const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const utf16 = (text: string, big: boolean): Uint8Array =>
  Uint8Array.from([...text].flatMap((unit) => {
    const code = unit.charCodeAt(0);
    return big ? [code >>> 8, code & 255] : [code & 255, code >>> 8];
  }));
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** The same lines by hand in both legacy encodings: Node decodes them but does not encode. */
const LINES: readonly [text: string, shiftJis: string, eucJp: string][] = [
  ['2025/11/19 PPPoE セッション解放', '323032352f31312f3139205050506f4520835a836283568387839389f095fa', '323032352f31312f3139205050506f4520a5bba5c3a5b7a5e7a5f3b2f2cafc'],
  ['認証に失敗しました。', '94468fd882c98eb8947382b582dc82b582bd8142', 'c7a7bedaa4cbbcbac7d4a4b7a4dea4b7a4bfa1a3'],
  ['SAM機能を開始', '53414d8b40945c82f08a4a8e6e', '53414db5a1c7bda4f2b3abbbcf'],
  ['着信を拒否しました', '9285904d82f08b9194db82b582dc82b582bd', 'c3e5bfaea4f2b5f1c8dda4b7a4dea4b7a4bf'],
  ['システム起動(初期化)成功', '83568358836583808b4e93ae288f898afa89bb2990ac8cf7', 'a5b7a5b9a5c6a5e0b5afc6b028bde9b4fcb2bd29c0aeb8f9'],
];

describe('文字コードを内容から見分ける', () => {
  test.each(LINES)('「%s」をShift_JISでもEUC-JPでも読む', (text, shiftJis, eucJp) => {
    expect(decode(hex(shiftJis), decoders)).toEqual({ text, encoding: 'shift_jis', bom: false, sure: true, replaced: 0 });
    expect(decode(hex(eucJp), decoders)).toEqual({ text, encoding: 'euc-jp', bom: false, sure: true, replaced: 0 });
  });

  test.each(LINES)('「%s」をUTF-8とUTF-16で、BOMがあってもなくても読む', (text) => {
    const line = `${text} 192.168.1.1 LCP down\r\n`;
    const cases: [Encoding, Uint8Array, number[]][] = [
      ['utf-8', new TextEncoder().encode(line), [0xef, 0xbb, 0xbf]],
      ['utf-16le', utf16(line, false), [0xff, 0xfe]],
      ['utf-16be', utf16(line, true), [0xfe, 0xff]],
    ];
    for (const [encoding, bytes, bom] of cases) {
      expect(decode(bytes, decoders)).toEqual({ text: line, encoding, bom: false, sure: true, replaced: 0 });
      expect(decode(join(Uint8Array.from(bom), bytes), decoders)).toEqual({ text: line, encoding, bom: true, sure: true, replaced: 0 });
    }
  });

  test('半角カタカナだけのShift_JISを読む', () => {
    expect(decode(hex('d8ddb8c0deb3dd'), decoders)).toMatchObject({ text: 'ﾘﾝｸﾀﾞｳﾝ', encoding: 'shift_jis' });
  });

  test('メールのJIS（ISO-2022-JP）を読む', () => {
    const mail = hex('323032352f31312f3139205050506f45201b2442253b254325372567257332724a7c1b28420d0a53414d1b24423521473d1b2842');
    expect(decode(mail, decoders)).toEqual({ text: '2025/11/19 PPPoE セッション解放\r\nSAM機能', encoding: 'iso-2022-jp', bom: false, sure: true, replaced: 0 });
  });

  test('端末の色や、とちゅうで切れた印だけでは、JISとしない', () => {
    for (const text of ['\u001b[31mlink down\u001b[0m', 'price \u001b$ B', '\u001b$B', '\u001b$B\u0000\u0001']) expect(detectEncoding(new TextEncoder().encode(text)).encoding).toBe('utf-8');
  });

  test.each(['Anmeldung des Geräts nicht möglich', 'Zeitüberschreitung bei der PPP-Aushandlung.', 'größer', 'Réseau déconnecté', 'conexión perdida, señal baja', 'temp 45°C'])('ヨーロッパの言葉の「%s」を、半角カタカナにしない', (text) => {
    const bytes = Uint8Array.from(text, (unit) => unit.charCodeAt(0));
    expect(decode(bytes, decoders)).toEqual({ text, encoding: 'windows-1252', bom: false, sure: false, replaced: 0 });
  });

  test('英数字だけならUTF-8とする', () => {
    expect(detectEncoding(new TextEncoder().encode('pppd[473]: LCP terminated'))).toEqual({ encoding: 'utf-8', bom: false, sure: true });
  });

  test('途中で切れたUTF-8もUTF-8とする', () => {
    const whole = new TextEncoder().encode('PPPoE セッション解放');
    for (let cut = 1; cut < whole.length; cut += 1) expect(detectEncoding(whole.subarray(0, cut)).encoding).toBe('utf-8');
  });

  test('壊れた1バイトが混じってもUTF-8のままで、置き換えた数を返す', () => {
    const line = new TextEncoder().encode('PPPoE セッションが切断されました');
    expect(decode(join(line, Uint8Array.from([0xff, 0x0a]), line), decoders)).toMatchObject({ encoding: 'utf-8', sure: false, replaced: 1 });
  });

  test('NULで埋まった部分はUTF-16とみなさない', () => {
    expect(detectEncoding(join(new Uint8Array(512), new TextEncoder().encode('link up\n'))).encoding).toBe('utf-8');
  });

  test('復号器のない文字コードでも英数字は残る', () => {
    const none = (): never => { throw new RangeError('unknown label'); };
    expect(decode(hex(LINES[2]![2]), none)).toMatchObject({ text: `SAM${'\ufffd'.repeat(10)}`, encoding: 'euc-jp', replaced: 10 });
  });

  test('どんなバイト列でも落ちず、どれかの文字コードで読む', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const { text, replaced } = decode(bytes, decoders);
      expect(replaced).toBe([...text].filter((unit) => unit === '\ufffd').length);
      isBinary(bytes);
    }));
  });

  test('どんなUTF-8の文章もそのまま戻る', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('\0') && !text.startsWith('\ufeff')), (text) => {
      expect(decode(new TextEncoder().encode(text), decoders).text).toBe(text);
    }));
  });
});

describe('文章でないファイルを見分ける', () => {
  test.each([
    ['gzip', [0x1f, 0x8b, 0x08, 0x00]],
    ['zip', [0x50, 0x4b, 0x03, 0x04]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47]],
    ['pcap', [0xd4, 0xc3, 0xb2, 0xa1]],
    ['制御文字の並び', Array.from({ length: 200 }, (_, at) => at % 8)],
  ])('%sは文章ではない', (_name, bytes) => {
    expect(isBinary(Uint8Array.from(bytes))).toBe(true);
  });

  test('gzipは先頭の2バイトで分かる', () => {
    expect(isGzip(Uint8Array.from([0x1f, 0x8b, 8]))).toBe(true);
    expect(isGzip(Uint8Array.from([0x1f]))).toBe(false);
  });

  test.each(LINES)('「%s」はどの文字コードでも文章である', (text, shiftJis, eucJp) => {
    for (const bytes of [hex(shiftJis), hex(eucJp), utf16(`${text} log\n`, true), new TextEncoder().encode(`\u001b[31m${text}\u001b[0m\n`)]) {
      expect(isBinary(bytes)).toBe(false);
    }
  });
});
