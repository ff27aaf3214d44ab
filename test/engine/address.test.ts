import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf, formatAddress, judgedClassOf, macInside, parseAddress, withMac } from '../../src/engine/address.ts';
import { redact } from '../../src/engine/redact.ts';

describe('アドレスの種類を言う', () => {
  test.each([
    ['10.0.0.1', 'private'], ['172.16.0.1', 'private'], ['172.31.255.255', 'private'], ['172.32.0.1', 'global'], ['192.168.1.1', 'private'],
    ['100.64.0.1', 'cgnat'], ['100.127.255.255', 'cgnat'], ['100.128.0.1', 'global'], ['127.0.0.1', 'loopback'], ['169.254.1.1', 'linklocal'],
    ['192.0.2.1', 'documentation'], ['198.51.100.7', 'documentation'], ['203.0.113.9', 'documentation'], ['224.0.0.251', 'multicast'],
    ['239.255.255.250', 'multicast'], ['0.0.0.0', 'reserved'], ['255.255.255.0', 'reserved'], ['192.0.0.2', 'reserved'], ['198.19.0.1', 'reserved'],
    ['8.8.8.8', 'global'], ['192.168.001.001', 'private'],
    ['::', 'reserved'], ['::1', 'loopback'], ['fe80::1', 'linklocal'], ['febf::1', 'linklocal'], ['fd00::1', 'ula'], ['fc00::1', 'ula'],
    ['ff02::1', 'multicast'], ['2001:db8::1', 'documentation'], ['3fff:fff::1', 'documentation'], ['3fff:1000::1', 'global'],
    ['2400:4050::1', 'global'], ['4000::1', 'reserved'], ['::ffff:192.168.0.1', 'private'], ['::ffff:808:808', 'global'], ['64:ff9b::10.0.0.1', 'private'],
  ])('%sは%s', (text, expected) => {
    expect(classOf(text)).toBe(expected);
  });

  test.each(['', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4/24', '2026:09:26', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', ':::', '1::2::3', '12345::', 'fe80::1%eth0', '::1.2.3', 'x'.repeat(1000)])(
    '「%s」はアドレスではない',
    (text) => {
      expect(parseAddress(text)).toBeNull();
    },
  );
});

describe('行を判定するときの種類', () => {
  test.each(['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff:fff::1', '::ffff:203.0.113.9', '64:ff9b::198.51.100.7', '198.18.0.1', '198.19.255.255', '240.0.0.1'])(
    '人に見せるときに本物の代わりに置く%sは、インターネットのアドレスと数える',
    (text) => expect(judgedClassOf(text)).toBe('global'),
  );

  test.each(['10.0.0.1', '100.64.0.1', '127.0.0.1', '169.254.1.1', '224.0.0.1', '0.0.0.0', '255.255.255.0', '192.0.0.2', '8.8.8.8', '::', '::1', 'fe80::1', 'fd00::1', 'ff02::1', '4000::1'])(
    '%sは、そのままの種類で数える',
    (text) => expect(judgedClassOf(text)).toBe(classOf(text)),
  );

  test('何と伏せても、インターネットのアドレスと数える', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `44.1.${index >> 8}.${index & 255}`);
    const given = redact(many.join('\n')).text.split('\n');
    expect(given.filter((text, index) => text === many[index] || judgedClassOf(text) !== 'global')).toEqual([]);
  });

  test.each([['２０３.０.１１３.７１', 'global'], ['１９２．１６８．１．５', 'private'], ['２００１：db8：：５', 'global'], ['203.0.113.71/32', 'global'], ['192.168.1.0/24', 'private'], ['fd00::/8', 'ula'], ['2001:db8::5/128', 'global']])(
    '%sは、全角でも、長さがついていても%s',
    (text, kind) => expect(judgedClassOf(text)).toBe(kind),
  );

  test('アドレスでないものに種類はない', () => expect(judgedClassOf('1.2.3')).toBeNull());
});

describe('IPv6をRFC 5952の形で書く', () => {
  test.each([
    ['2001:0DB8:0:0:0:0:0:0001', '2001:db8::1'], ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'], ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['::', '::'], ['1::', '1::'], ['0:0:0:0:0:0:0:1', '::1'], ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'], ['::ffff:c000:0201', '::ffff:192.0.2.1'],
    ['64:ff9b::c000:201', '64:ff9b::192.0.2.1'], ['1:2:3:4:5:6:192.0.2.1', '1:2:3:4:5:6:c000:201'],
  ])('%sは%s', (text, expected) => {
    expect(formatAddress(parseAddress(text)!)).toBe(expected);
  });

  test('書いたものを読むと元の値になる', () => {
    const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
    fc.assert(fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      expect(parseAddress(formatAddress({ version: 6, groups }))).toEqual({ version: 6, groups });
    }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffffff }), (value) => {
      expect(parseAddress(formatAddress({ version: 4, value }))).toEqual({ version: 4, value });
    }));
  });
});

test('EUI-64からMACを取り出し、戻せる', () => {
  const groups = [0xfe80, 0, 0, 0, 0x0200, 0x5eff, 0xfe00, 0x5301];
  expect(macInside(groups)).toBe(0x00005e005301);
  expect(withMac([0xfe80, 0, 0, 0], 0x00005e005301)).toEqual(groups);
  expect(macInside([0xfe80, 0, 0, 0, 0, 0, 0, 1])).toBe(-1);
});
