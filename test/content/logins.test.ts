import { describe, expect, test } from 'vitest';
import { compileCatalogue, exportAnalysis, readLog, type Analysis } from '../../src/engine/index.ts';
import { catalogueSource } from '../../src/kb/catalogue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { ROOT } from './logs.ts';

const knowledge = await loadKnowledge(ROOT);
const catalogue = compileCatalogue(catalogueSource(knowledge));
const analyse = (lines: readonly string[]): Analysis => exportAnalysis(readLog(lines.join('\n'), catalogue, { now: Date.UTC(2026, 10, 22) }));

function fortigate(ends: 'failed' | 'successful', ip: string, quote: '"' | ''): string {
  return `type=event subtype=system vd="root" logdesc="Admin login ${ends}" sn=0 user="root" ui=${quote}https(${ip})${quote} action=login msg="Administrator root login"`;
}

/** What programs write when a password fails, and when it fits. */
const PROGRAMS: readonly (readonly [name: string, fails: (address: string) => string, fits: (address: string) => string])[] = [
  ['OpenSSH', (ip) => `sshd[1]: Failed password for root from ${ip} port 42393 ssh2`, (ip) => `sshd[1]: Accepted password for root from ${ip} port 42394 ssh2`],
  ['dropbear', (ip) => `dropbear[1]: Bad password attempt for 'root' from ${ip}:44568`, (ip) => `dropbear[1]: Password auth succeeded for 'root' from ${ip}:44568`],
  ['OpenWrtの画面', (ip) => `luci: failed login on /admin for root from ${ip}`, (ip) => `luci: accepted login on /admin for root from ${ip}`],
  ['Cisco', (ip) => `%SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: admin] [Source: ${ip}] [localport: 22] [Reason: Login Authentication Failed]`, (ip) => `%SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: admin] [Source: ${ip}] [localport: 22] at 12:06:03 JST Wed Mar 24 2021`],
  ['RouterOS', (ip) => `login failure for user admin from ${ip} via ssh`, (ip) => `user admin logged in from ${ip} via ssh`],
  ['FortiGate', (ip) => fortigate('failed', ip, '"'), (ip) => fortigate('successful', ip, '"')],
  ['前の版のFortiGate', (ip) => fortigate('failed', ip, ''), (ip) => fortigate('successful', ip, '')],
  ['Juniper', (ip) => `SSHD_LOGIN_FAILED [junos@2636 username="admin" source-address="${ip}"]`, (ip) => `UI_LOGIN_EVENT: User 'admin' login, class 'super-user' [54999], ssh-connection '${ip} 40382 192.168.1.2 22', client-mode 'cli'`],
  ['Cisco ASA', (ip) => `Login denied from ${ip}/32597 to outside:192.168.2.14/ssh for user "root"`, (ip) => `Login permitted from ${ip}/32598 to outside:192.168.2.14/ssh for user "root"`],
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

describe('まとめて書かれた失敗の行', () => {
  test.each([
    ['rsyslogのかっこの行', ['Dec 10 07:13:56 LabSZ sshd[24227]: message repeated 5 times: [ Failed password for root from 203.0.113.71 port 42393 ssh2]']],
    ['くり返しの行', ['Dec 10 07:13:56 LabSZ sshd[24227]: Failed password for root from 203.0.113.71 port 42393 ssh2', 'Dec 10 07:14:06 LabSZ last message repeated 4 times']],
    ['ヤマハのくり返しの行', ['2026/11/21 10:00:00: [sshd]: User root from 203.0.113.71 not allowed because not listed in AllowUsers', '2026/11/21 10:00:02: same message repeated 3 times']],
  ])('%sも、書かれた回数だけ数える', (_, log) => {
    expect(analyse(log).findings).toMatchObject([{ cause: 'login-guessing-from-outside', strength: 'strong', lines: log.map((_line, index) => index + 1) }]);
  });
});

describe('外から入るための入口（メールとVPN）', () => {
  const dovecot = (ip: string, times = 1): string => `mail dovecot: imap-login: Disconnected (auth failed, ${times} attempts in 10 secs): user=<bob>, method=PLAIN, rip=${ip}, lip=192.0.2.87, TLS`;
  const postfix = (ip: string): string => `postfix/smtpd[1]: warning: unknown[${ip}]: SASL LOGIN authentication failed: UGFzc3dvcmQ6`;
  const meraki = (ip: string): string => `1673516966.834663913 FW_MX_01 events type=anyconnect_vpn_auth_failure msg= 'RADIUS[373] Server IP=192.168.1.4 Server port=1812 Peer IP=${ip} Peer port=56735: Authentication request rejected. '`;
  const guessed = { cause: 'login-guessing-from-outside', strength: 'weak' };

  test.each([['Dovecot', dovecot], ['Postfix', postfix], ['Meraki', meraki]])('%sの失敗は、外の同じ相手から続くときだけ、試しとみる', (_, fails) => {
    const from = (...ips: readonly string[]): Analysis['findings'] => analyse(ips.map((ip) => fails(ip))).findings;
    expect(from('203.0.113.9', '203.0.113.9', '203.0.113.9')).toMatchObject([{ ...guessed, lines: [1, 2, 3] }]);
    expect(from('203.0.113.9', '203.0.113.9')).toEqual([]);
    expect(from('203.0.113.9', '198.51.100.7', '192.0.2.5')).toEqual([]);
    expect(from('192.168.1.20', '192.168.1.20', '192.168.1.20')).toEqual([]);
    expect(from('2001:db8::9', '2001:db8::9', '2001:db8::9')).toEqual([]);
  });

  test('1行にまとめた回数も数える', () => expect(analyse([dovecot('203.0.113.9', 3)]).findings).toMatchObject([guessed]));

  test('外からメールを読んだ行があっても、入られたとは言わない', () => {
    const read = 'mail dovecot: imap-login: Login: user=<bob>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.87, mpid=1234, TLS';
    expect(analyse([dovecot('203.0.113.9'), dovecot('203.0.113.9'), dovecot('203.0.113.9'), read]).findings.map(({ cause }) => cause)).toEqual(['login-guessing-from-outside']);
  });
});

describe('1回の試しを2つの文で書く行', () => {
  const sshd = (time: string, text: string): string => `Dec 10 06:${time} LabSZ sshd[24200]: ${text}`;
  const unknown = (time: string, user: string): string => sshd(time, `Invalid user ${user} from 203.0.113.66 port 38926`);
  const failed = (time: string, user: string): string => sshd(time, `Failed password for invalid user ${user} from 203.0.113.66 port 38926 ssh2`);
  const accepted = sshd('57:10', 'Accepted password for user from 203.0.113.66 port 38928 ssh2');
  const refused = (time: string): string => sshd(time, 'User root from 203.0.113.66 not allowed because not listed in AllowUsers');
  const dropbear = (time: string): readonly string[] => [
    `Dec 10 06:${time} router dropbear[1689]: Bad password attempt for 'root' from 203.0.113.66:44568`,
    `Dec 10 06:${time} router dropbear[1689]: Exit before auth from <203.0.113.66:44568>: (user 'root', 1 fails): Exited normally`,
  ];
  const first = [unknown('55:46', 'webmaster'), failed('55:48', 'webmaster')];
  const second = [unknown('56:46', 'web'), failed('56:48', 'web')];
  const times = first.map((line) => line.replace('Dec 10 06:55', 'Dec 10 07:55'));

  test.each([
    ['いない名前と、そのパスワード', [...first, ...second], times],
    ['許していない名前と、そのパスワード', [refused('55:46'), failed('55:48', 'root'), refused('56:46'), failed('56:48', 'root')], times],
    ['dropbearのパスワードと、去った行', [...dropbear('55:46'), ...dropbear('56:46')], dropbear('57:46')],
  ])('%sは、合わせて1回と数える', (_, two, third) => {
    expect(analyse(two).findings).toMatchObject([{ cause: 'login-guessing-from-outside', strength: 'weak' }]);
    expect(analyse([...two, ...third]).findings).toMatchObject([{ cause: 'login-guessing-from-outside', strength: 'strong' }]);
  });

  test('日時のない行でも、続いていれば1回と数える', () => {
    const bare = (lines: readonly string[]): readonly string[] => lines.map((line) => line.slice('Dec 10 06:55:46 LabSZ '.length));
    expect(analyse(bare([...first, ...second])).findings).toMatchObject([{ strength: 'weak' }]);
    expect(analyse(bare([...first, ...second, ...first])).findings).toMatchObject([{ strength: 'strong' }]);
  });

  test('1つのつなぎの中でパスワードを何度も試したら、その数だけ数える', () => {
    expect(analyse([...first, failed('55:52', 'webmaster'), failed('55:56', 'webmaster')]).findings).toMatchObject([{ strength: 'strong' }]);
  });

  test('名前を1回まちがえただけで入れたのを、2回失敗したとは言わない', () => {
    expect(analyse([...first, accepted]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'weak' }]);
    expect(analyse([...first, ...second, accepted]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'strong' }]);
  });
});

describe('SSHの鍵が合わない行', () => {
  const key = (ip: string, kind: string): string => `sshd[32307]: Failed publickey for git from ${ip} port 57904 ssh2: ${kind} 0e:ff:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx`;
  const accepted = 'sshd[32307]: Accepted publickey for git from 203.0.113.9 port 57904 ssh2: DSA 36:48:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx:xx';
  const password = 'sshd[1]: Failed password for root from 203.0.113.9 port 42393 ssh2';
  const keys = ['ECDSA', 'RSA', 'ED25519'].map((kind) => key('203.0.113.9', kind));

  test('いくつ並んでも、パスワードを試されたとは言わない', () => {
    const { lines, findings } = analyse([...keys, 'sshd[32307]: Failed none for git from 203.0.113.9 port 57904 ssh2']);
    expect(findings).toEqual([]);
    expect(lines.map(({ message, level }) => [message, level])).toEqual(Array.from({ length: 4 }, () => ['sshd/login#failed-key', 'noise']));
  });

  test('次の鍵で入れても、当てられたとは言わない', () => expect(analyse([...keys, accepted]).findings).toEqual([]));

  test('鍵を出しすぎて切られたあとに入れても、強くは言わない', () => {
    const cut = ['sshd[1]: error: maximum authentication attempts exceeded for git from 203.0.113.9 port 57904 ssh2 [preauth]', 'sshd[1]: Disconnecting authenticating user git 203.0.113.9 port 57904: Too many authentication failures [preauth]'];
    expect(analyse([...keys, ...cut, accepted]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'weak' }]);
  });

  test('パスワードの失敗がまざっていれば、それを隠さない', () => {
    expect(analyse([keys[0]!, password, keys[1]!, password, password]).findings).toMatchObject([{ cause: 'login-guessing-from-outside', strength: 'strong', lines: [2, 4, 5] }]);
    expect(analyse([keys[0]!, password, password, accepted]).findings).toMatchObject([{ cause: 'stranger-logged-in', strength: 'strong', lines: [2, 3, 4] }]);
  });
});

describe('アドレスのわかるログインの成功', () => {
  const successes = knowledge.of('message').flatMap((page) => page.data.messages.map((message) => ({ id: `${page.id}#${message.anchor}`, ...message }))).filter(({ event }) => event === 'login/ok');
  const NAMED = /\{(?:ip|src):/;
  const named = successes.filter(({ templates }) => templates.some(({ text }) => NAMED.test(text)));
  /** `rp-pppoe` names the address that it gave away, not whence somebody came. */
  const OTHERWISE = new Set(['rp-pppoe/client#server-session']);

  test('外からのものを、正常とは言わない', () => {
    expect(named.length).toBeGreaterThan(20);
    const wrong = named.filter(({ id, level, when }) => !OTHERWISE.has(id) && level !== 'sign' && !when.some(({ is, level: then }) => is.includes('global') && then === 'sign'));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  /** Mail and VPN are there to be entered from anywhere: whence somebody came says nothing. The console inside FortiGate's page gives the address of the device. */
  const ANYWHERE = new Set(['dovecot/login#ok', 'meraki/vpn-client#auth-ok', 'fortigate/admin#login-ok']);

  test('行にあるアドレスは、名前のついた穴が取る', () => {
    const address = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|[\da-f]{1,4}:[\da-f:]*::[\da-f:]*/i;
    const wrong = successes.filter(({ id }) => !OTHERWISE.has(id) && !ANYWHERE.has(id)).flatMap(({ id, templates }) => templates
      .filter(({ text, samples }) => !NAMED.test(text) && samples.some(({ seen, source }) => address.test(seen ?? source!))).map(({ text }) => `${id}: ${text}`));
    expect(wrong).toEqual([]);
    expect([...ANYWHERE].filter((id) => !successes.some((one) => one.id === id))).toEqual([]);
  });

  test('グローバルアドレスを、家の外とは言い切らない', () => {
    const judged = named.flatMap(({ id, when }) => when.filter(({ is }) => is.includes('global')).map(({ meaning }) => `${id}: ${meaning}`));
    expect(judged.length).toBeGreaterThan(20);
    expect(judged.filter((one) => !(one.includes('グローバルアドレス') && one.includes('IPv6')) || /家の外(?:の|で)|社外の|インターネットのアドレス/.test(one))).toEqual([]);
  });

  test('FortiGateの画面の中の端末は、外から入ったことにしない', () => {
    const line = 'type="event" logdesc="Admin login successful" sn="1" user="admin" ui="jsconsole" method="jsconsole" srcip=203.0.113.1 dstip=203.0.113.1 action="login" msg="Administrator admin logged in successfully from jsconsole"';
    expect(analyse([line]).lines).toMatchObject([{ message: 'fortigate/admin#login-ok', level: 'normal' }]);
  });

  test.each([
    ['ヤマハ', (ip: string) => `Login succeeded for HTTP: ${ip} admin`],
    ['FRITZ!Box', (ip: string) => `Anmeldung des Benutzers admin an der FRITZ!Box-Benutzeroberfläche von IP-Adresse ${ip}.`],
    ['FRITZ!Boxの回数つきの行', (ip: string) => `Anmeldung des Benutzers admin an der FRITZ!Box-Benutzeroberfläche von IP-Adresse ${ip}. [2 Meldungen seit 11.06.24 10:58:30]`],
    ['ipTIME', (ip: string) => `IP : ${ip} LOGIN Success`],
    ['D-Link', (ip: string) => `Allowed configuration authentication by IP address ${ip}`],
  ])('%sの設定画面に外から入った1行だけでも、確かめるように言う', (_, line) => {
    expect(analyse([line('45.33.32.156')])).toMatchObject({ findings: [{ cause: 'stranger-logged-in', strength: 'weak' }], lines: [{ level: 'sign' }] });
    for (const ip of ['192.168.1.20', '2001:db8::20']) expect(analyse([line(ip)]).findings).toEqual([]);
    expect(analyse([line('192.168.1.20')]).lines).toMatchObject([{ level: 'normal' }]);
  });
});
