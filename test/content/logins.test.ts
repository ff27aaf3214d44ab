import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const analyse = (lines: readonly string[]): Analysis => exportAnalysis(readLog(lines.join('\n'), catalogue, { now: Date.UTC(2026, 10, 22) }));

/** What three programs write when a password fails, and when it fits. */
const PROGRAMS: readonly (readonly [name: string, fails: (address: string) => string, fits: (address: string) => string])[] = [
  ['OpenSSH', (ip) => `sshd[1]: Failed password for root from ${ip} port 42393 ssh2`, (ip) => `sshd[1]: Accepted password for root from ${ip} port 42394 ssh2`],
  ['dropbear', (ip) => `dropbear[1]: Bad password attempt for 'root' from ${ip}:44568`, (ip) => `dropbear[1]: Password auth succeeded for 'root' from ${ip}:44568`],
  ['OpenWrtの画面', (ip) => `luci: failed login on /admin for root from ${ip}`, (ip) => `luci: accepted login on /admin for root from ${ip}`],
  ['Cisco', (ip) => `%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: admin] [Source: ${ip}] [localport: 22] [Reason: Login Authentication Failed]`, (ip) => `%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: admin] [Source: ${ip}] [localport: 22] at 12:06:03 JST Wed Mar 24 2021`],
  ['RouterOS', (ip) => `login failure for user admin from ${ip} via ssh`, (ip) => `user admin logged in from ${ip} via ssh`],
];

describe.each(PROGRAMS)('%sで、失敗のあとに成功したら', (_, fails, fits) => {
  test.each(['45.33.32.156', '203.0.113.9'])('外の%sからなら、入られたおそれがあると言う', (ip) => {
    const { findings, lines } = analyse([fails(ip), fails(ip), fits(ip)]);
    expect(findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'strong', lines: [1, 2, 3] }]);
    expect(lines[2]!.level).toBe('sign');
    expect(analyse([fails(ip), fits(ip)]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'weak', lines: [1, 2] }]);
  });

  test('家の中からなら、こわがらせない', () => {
    const { findings, lines } = analyse([fails('192.168.1.20'), fits('192.168.1.20')]);
    expect(findings).toEqual([]);
    expect(lines[1]!.level).toBe('normal');
  });

  test('IPv6は家の中のこともあるので、強くは言わない', () => {
    expect(analyse([fails('2001:db8::9'), fits('2001:db8::9')]).findings).toEqual([]);
    expect(analyse([fails('2001:db8::9'), fails('2001:db8::9'), fits('2001:db8::9')]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'weak' }]);
  });

  test('外からの失敗だけなら、入口が開いていると言い、入られたとは言わない', () => {
    expect(analyse([fails('203.0.113.9'), fails('203.0.113.9'), fails('203.0.113.9')]).findings).toMatchObject([{ cause: 'login-guessing-from-outside', strength: 'strong' }]);
  });

  test('別の外の相手が入っていたら、「入れた行はない」とは言わない', () => {
    expect(analyse([fails('203.0.113.9'), fails('203.0.113.9'), fails('203.0.113.9'), fits('198.51.100.7')]).findings.map(({ cause }) => cause)).not.toContain('login-guessing-from-outside');
  });
});

describe('アドレスのわかるログインの成功', () => {
  const named = knowledge.of('message').flatMap((page) => page.data.messages.map((message) => ({ id: `${page.id}#${message.anchor}`, ...message })))
    .filter(({ event, templates }) => event === 'login/ok' && templates.some(({ text }) => /\{(?:ip|src):/.test(text)));
  /** `rp-pppoe` names the address that it gave away, not whence somebody came. */
  const OTHERWISE = new Set(['rp-pppoe/client#server-session']);

  test('外からのものを、正常とは言わない', () => {
    expect(named.length).toBeGreaterThan(20);
    const wrong = named.filter(({ id, level, when }) => !OTHERWISE.has(id) && level !== 'sign' && !when.some(({ is, level: then }) => is.includes('global') && then === 'sign'));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('設定画面に外から入った1行だけでも、確かめるように言う', () => {
    expect(analyse(['Login succeeded for HTTP: 45.33.32.156 admin']).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'weak' }]);
    expect(analyse(['Login succeeded for HTTP: 192.168.1.20 admin']).findings).toEqual([]);
  });
});
