import type { Reading } from './redact-state.ts';

/** Accounts every device of a make has, and ways in that some write in their place (`User:WEB`). */
const SHARED = new Set(['root', 'admin', 'administrator', 'user', 'guest', 'telecomadmin', 'nobody', 'anonymous', 'system', 'unknown', 'none', 'null', 'not-applicable', 'n/a', 'pi', 'ubnt', 'test', 'git', 'ftp', 'www-data', 'news', 'mail', 'daemon', 'operator', 'default', 'other', 'web', 'telnet', 'ssh', 'cli', 'console', 'local', 'acs', 'tr069', 'fortilink', 'switch-controller', 'daemon_admin']);
/** What a sentence goes on with behind 「user:」. */
const WORDS = new Set(['not', 'invalid', 'failed', 'authentication', 'error', 'password', 'login', 'has', 'was', 'does', 'cannot', 'name', 'logged', 'session', 'interface', 'found', 'such', 'tunnel', 'client', 'device', 'account', 'group', 'request', 'mode', 'port', 'agent', 'data', 'id']);

/** Whether a name of an account tells nobody from anybody. */
export function isSharedAccount(name: string): boolean {
  const lower = name.toLowerCase();
  return SHARED.has(lower) || WORDS.has(lower);
}

/** `Accepted password for taro from 192.0.2.1 port 22 ssh2`, with `publickey` and `keyboard-interactive/pam` too (OpenSSH). */
const FOR = / for (?:(?:invalid|illegal) user )?([^\s:'"]{2,64}) from /y;
/** `Invalid user taro from`, `user taro logged in`, `session opened for user taro(uid=1000)`, and the like. */
const USER = / '?([A-Za-z][\w.-]{1,31})(?= logged| login| from | has exited| (?:dis)?connected| authenticat| dialed|'? using | ?\(uid[= ])/y;
/** `(exec timer expired, tty 2 (192.0.2.1)), user taro` */
const LAST = / ([A-Za-z][\w.-]{1,31})(?=[\r\n]|$)/y;
/** `set to 1 by taro on vty0`, `from console as taro on vty0`, as Cisco ends its lines. */
const ON_LINE = / ([A-Za-z][\w.-]{1,31}) on (?:vty|tty|console|pts)/y;
const SESSION = /session (?:opened|closed) for $/;

/** After a word that a login is told with: notes the account's name, for the reading to take up when it gets there. */
export function noteLogin(reading: Reading, word: string, at: number, to: number): void {
  const { text, lineFrom } = reading;
  const pattern = word === 'user' ? (text.startsWith('), ', at - 3) ? LAST : USER) : word === 'by' || word === 'as' ? ON_LINE : FOR;
  pattern.lastIndex = to;
  const found = pattern.exec(text);
  let name = found?.[1];
  if (name === undefined && word === 'user' && SESSION.test(text.slice(Math.max(lineFrom, at - 24), at))) name = /^ ([A-Za-z][\w.-]{1,31})/.exec(text.slice(to, to + 34))?.[1];
  if (name === undefined || isSharedAccount(name) || /-masked-\d/.test(name)) return;
  const from = text.indexOf(name, to);
  Object.assign(reading.ahead, { from, to: from + name.length, kind: 'id', isSure: true });
}
