import type { Pattern } from './redact-pattern.ts';
import { isAddressLike } from './redact-hosts.ts';
import { isSharedAccount } from './redact-users.ts';

/** What Windows calls its own accounts' place, and names that SoftEther gives to sessions of its own. */
const OWN_PLACES = /^(?:nt authority|nt service|builtin|window manager|font driver host|securenat|localbridge|cascade|l3|bridge)\b/i;

/** What stands before an address and its port and is nobody. */
const PROTOCOLS = /^(?:tcp|udp|icmp|ssl|tls|dtls|https?|ip|ipv[46]|quic|sctp|inside|outside|dmz|any|lan\d?|wan\d?|dns|doh|dot|h[23]|ws|wss|socks\d?|ntp)(?:[-_](?:client|server))?$/i;

const isOwnAccount = (value: string): boolean => !isSharedAccount(value) && !isAddressLike(value);

/** Accounts that the words around them tell. A name that tells nobody from anybody (`admin`) stays. */
export const ACCOUNT_PATTERNS: readonly Pattern[] = [
  // `'hanako.yamada' succeeded for HTTP: 192.168.1.2` and `Login succeeded for HTTP: 192.168.1.2 hanako.yamada` (Yamaha).
  { kind: 'id', regex: /(')([A-Za-z][\w.-]{1,63})(?=' (?:(?:succeeded|failed) for [A-Z]|logged\b|login\b))/g, accepts: isOwnAccount, needs: ["' succeeded", "' failed", "' logged", "' login"] },
  { kind: 'id', regex: /(\bLogin (?:succeeded|failed) for [A-Z]{2,12}: \S{1,64} )([A-Za-z][\w.-]{1,63})(?=\s|$)/g, accepts: isOwnAccount, needs: ['Login '] },
  // `Password auth succeeded for 'taro' from`, `Bad password attempt for 'taro' from`, `(user 'taro', 10 fails)`, `Exit (taro)` (dropbear).
  { kind: 'id', regex: /(\b(?:auth succeeded for|password attempt for|reached - user) '|\(user ')([^'\s]{2,64})(?=')/g, accepts: isOwnAccount, needs: [" for '", "reached - user '", "(user '"] },
  { kind: 'id', regex: /(\bExit \()([A-Za-z][\w.-]{1,63})(?=\))/g, accepts: isOwnAccount, needs: ['Exit ('] },
  // `CORP\taro`: Windows writes a machine or a domain before the name.
  { kind: 'id', regex: /(\b[Uu]ser(?:name)?[:=]? {0,2}["']?|\bidentity[ :=]{0,2}["']?|ユーザー[ \u3000]?|(?:セキュリティ|Security) ID:[ \t]{0,8})([\w.-]{1,32}\\{1,2}[\w.$\u3041-\u9fff-]{1,64})/g, accepts: (value) => !OWN_PLACES.test(value), needs: ['\\'] },
  { kind: 'id', regex: /(\bS-1-5-21-)(\d{5,10}-\d{5,10}-\d{5,10})(?!\d)/g, needs: ['S-1-5-21-'] },
  { kind: 'id', regex: /(\b(?:Account|User)[ -][Nn]ame["']?[ \t]{0,2}[:=][ \t]{0,4}["']?)([^\s"',:;=]{2,64})/g, accepts: (value) => isOwnAccount(value) && !OWN_PLACES.test(value), needs: ['Account', 'User'] },
  // strongSwan: `no shared key found for 'a' - 'b'`, `authentication of 'taro' with EAP successful`, `received EAP identity 'taro'`.
  { kind: 'id', regex: /(\b(?:established for|[Ii]dentity:?|authentication of|found for(?: hosts)?) ['"])([^'"\r\n=]{2,128})(?=['"])/g, accepts: isOwnAccount, needs: ['established for ', 'dentity', 'authentication of ', 'found for'] },
  { kind: 'id', regex: /(\bfound for(?: hosts)? '[^'\r\n]{1,60}' - ')([^'\r\n=]{2,128})(?=')/g, accepts: isOwnAccount, needs: ['found for'] },
  { kind: 'id', regex: /(\d\[)([A-Za-z][\w.@-]{2,128})(?=\]\.\.\.)/g, accepts: isOwnAccount, needs: [']...'] },
  { kind: 'id', regex: /(\.\.\.[\d.:a-f%ny]{2,45}\[)([A-Za-z][\w.@-]{2,128})(?=\])/g, accepts: isOwnAccount, needs: ['...'] },
  // `user "taro"`, `The user name that has been provided was "taro"`, 「ユーザー名は "taro" です」 (SoftEther, nginx), `"SID-TARO-12"`.
  { kind: 'id', regex: /(\b[Uu]ser(?:name)?(?: name[^"'\r\n]{0,40} (?:was|is))? "|ユーザー名?は? ?")([^"\r\n]{2,64})(?=")/g, accepts: isOwnAccount, needs: ['ser', 'ユーザー'] },
  { kind: 'id', regex: /("SID-)([^"\r\n[]{2,64}?)(?=-(?:\[[A-Z0-9_]{2,12}\]-)?\d{1,6}")/g, accepts: (value) => !OWN_PLACES.test(value), needs: ['"SID-'] },
  // `User [taro]`, `Administrator taro logged in`, 「ユーザーtaroのログイン」, `account taro logged in`, `<pptp-taro>` (RouterOS).
  { kind: 'id', regex: /(\b[Uu]ser \[)([^\]\s]{2,64})(?=\](?!\\))/g, accepts: isOwnAccount, needs: ['ser ['] },
  { kind: 'id', regex: /(\b[Uu]ser\[)([^\]\s/@:][^\]\s@]{1,63})(?=\])/g, accepts: isOwnAccount, needs: ['ser['] },
  { kind: 'id', regex: /(\]\\\[)([^\]\s]{2,64})(?=\])/g, accepts: isOwnAccount, needs: [']\\['] },
  { kind: 'id', regex: /(\b(?:Administrator|account) )([A-Za-z][\w.-]{1,63})(?= (?:logged|login)\b)/g, accepts: isOwnAccount, needs: ['Administrator ', 'account '] },
  { kind: 'id', regex: /(ユーザー?)([A-Za-z][\w.-]{2,31})(?=の(?:ログイン|認証|接続|パスワード)|が|さん)/g, accepts: isOwnAccount, needs: ['ユーザ'] },
  { kind: 'id', regex: /(<(?:pptp|l2tp|sstp|ovpn|pppoe)-)((?!over-)[^>\s]{2,64})(?=>)/g, accepts: isOwnAccount, needs: ['<pptp-', '<l2tp-', '<sstp-', '<ovpn-', '<pppoe-'] },
  // `authentication succeeded for taro` (pppd), `for username 'taro'`, `[taro] Peer Connection Initiated`, `taro/203.0.113.5:1194` (OpenVPN).
  { kind: 'id', regex: /(\bauthentication (?:succeeded|failed) for (?:username )?'?)([A-Za-z][\w.@-]{1,63})(?='|\s|$)/gm, accepts: isOwnAccount, needs: ['authentication '] },
  { kind: 'id', regex: /(\[)([A-Za-z][\w.@-]{1,63})(?=\] (?:Peer Connection Initiated|(?:OK|FAIL) [A-Z]{3,10}:))/g, accepts: isOwnAccount, needs: ['] Peer Connection', '] OK ', '] FAIL '] },
  { kind: 'id', regex: /(^|[\s>])([A-Za-z][\w.@-]{1,63})(?=\/\d{1,3}(?:\.\d{1,3}){3}:\d{1,5}(?!\d))/gm, accepts: (value) => isOwnAccount(value) && !value.includes('.') && !PROTOCOLS.test(value) },
  // sshd, sudo, su, systemd-logind, cron, samba, web servers.
  { kind: 'id', regex: /(\b(?:Disconnected from|authenticating|invalid) user )([\w.-]{2,64})(?= [\da-f]{1,4}[.:])/g, accepts: isOwnAccount, needs: [' user '] },
  { kind: 'id', regex: /(^|[\s:])([a-z][\w.-]{1,31})(?= : (?:TTY=|command not allowed|\d+ incorrect|user NOT))/gm, accepts: isOwnAccount, needs: [' : '] },
  { kind: 'id', regex: /(\bsu(?:\[\d{1,7}\])?: \(to [\w.-]{1,32}\) )([\w.-]{2,32})(?= on )/g, accepts: isOwnAccount, needs: ['(to '] },
  { kind: 'id', regex: /(\b[Ss]ession \S{1,8} of user )([\w-]{2,32}(?:\.[\w-]{1,32})?)(?=\.?(?:\s|$))/gm, accepts: isOwnAccount, needs: [' of user '] },
  { kind: 'id', regex: /(\()([a-z][\w.-]{1,31})(?=\) (?:CMD|CMDEND|CMDOUT|RELOAD|LIST|ORPHAN|BEGIN EDIT|END EDIT)\b)/g, accepts: isOwnAccount, needs: [') CMD', ') RELOAD', ') LIST', ') ORPHAN', ') BEGIN', ') END'] },
  { kind: 'host', regex: /(^|[\s:])([A-Za-z][\w.-]{1,31})(?= \((?:ipv[46]:)?[\da-f][\d.:a-f]{2,45}\) (?:connect to|closed connection to|signed) )/gm, accepts: isOwnAccount, needs: [') connect to ', ') closed connection to ', ') signed '] },
  { kind: 'id', regex: /( - )([A-Za-z][\w.@-]{1,63})(?= \[\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:)/g, accepts: isOwnAccount, needs: [' - '] },
  { kind: 'id', regex: /(^(?:ftp> ?)?USER )([A-Za-z][\w.@-]{1,63})(?=[ \t]*$)/gm, accepts: isOwnAccount, needs: ['USER '] },
  { kind: 'id', regex: /(^|[\s"'=<(])([A-Za-z][\w.-]{1,63})(?=@(?:github|google|microsoft|passkey)(?![\w.-]))/gm, accepts: isOwnAccount },
  // An account of MyDNS has the same form for all.
  { kind: 'id', regex: /(^|[^\w.-])(mydns\d{4,8})(?![\w.-])/gm, needs: ['mydns'] },
  // Names of people in front of a SIP address: `From: "山田商店" <sip:…>`.
  { kind: 'name', regex: /(")([^"\r\n]{2,64})(?=" ?<sips?:)/g, accepts: (value) => /[^\d+() -]/.test(value) && isOwnAccount(value), needs: ['<sip'] },
  { kind: 'name', regex: /(^(?:From|To|Cc|Reply-To|差出人|宛先)[:：] ?"?)([^<>"\r\n]{2,64}?)(?="? ?<[^\s<>]{1,64}@)/gm, accepts: (value) => !/^sips?:/.test(value) && isOwnAccount(value), needs: ['From', 'To', 'Cc', '差出人', '宛先'] },
  { kind: 'id', regex: /(\bsips?:)([A-Za-z][\w.-]{2,63})(?=@[\d[])/g, accepts: isOwnAccount, needs: ['sip:', 'sips:'] },
  { kind: 'id', regex: /(^ {0,4}username )(\S{2,64})(?= (?:privilege|secret|password|nopassword|attribute))/gm, accepts: (value) => isOwnAccount(value) && !/[@'"]/.test(value), needs: ['username '] },
  { kind: 'id', regex: /(^ {0,4}(?:login user|pp auth username) )([\w.-]{2,64})(?= \S)/gm, accepts: isOwnAccount, needs: ['login user ', 'pp auth username '] },
  // netatalk: `login hanako (uid 1000, gid 1000)`, `AFP3.4 Login by hanako`, `logout hanako`.
  { kind: 'id', regex: /(\bafpd\[\d{1,8}\]: (?:\S{1,12} )?(?:[Ll]ogin(?: by)?|logout|dhx login:) )([A-Za-z][\w.-]{1,63})(?=[ \t]*(?:\(|[\r\n]|$))/gm, accepts: (value) => isOwnAccount(value) && value !== 'noauth', needs: ['afpd['] },
  // `auth-name e12345678`, `login name is h0123456`: behind a blank only what has many digits.
  { kind: 'id', regex: /(\b(?:login|user|auth|account|local)[ _-]?(?:name|id) (?:is |was )?["']?)([A-Za-z][\w.-]{0,12}\d{3}[\w.-]{0,48})(?![\w@])/gi, accepts: isOwnAccount },
  // `FOR 'hanako'` (login), `Invalid login as hanako from`, `User hanako's password`, `USER hanako: Login successful`.
  { kind: 'id', regex: /(\bFOR ['"])([^'"\s]{2,64})(?=['"])/g, accepts: isOwnAccount, needs: ['FOR '] },
  { kind: 'id', regex: /(\b(?:[Ll]ogin|[Ll]ogout|logged in|authenticated) as )([A-Za-z][\w.-]{1,63})(?= from |[.,;]?[ \t]*$)/gm, accepts: isOwnAccount, needs: [' as '] },
  { kind: 'id', regex: /(\b[Uu]ser )([A-Za-z][\w.-]{1,63})(?='s (?:password|account|session|login))/g, accepts: isOwnAccount, needs: ["'s "] },
  { kind: 'id', regex: /(\bUSER )([A-Za-z][\w.-]{1,63})(?=: (?:Login|no such user))/g, accepts: isOwnAccount, needs: ['USER '] },
  { kind: 'id', regex: /(\blogged out: user )([A-Za-z][\w.-]{1,63})/g, accepts: isOwnAccount, needs: ['logged out: user'] },
  { kind: 'id', regex: /(\()([A-Za-z][\w.-]{1,63})(?=@(?:\d{1,3}(?:\.\d{1,3}){3}|\?)\) \[[A-Z]{4,8}\])/g, accepts: isOwnAccount, needs: ['@'] },
  { kind: 'id', regex: /(["「])([A-Za-z][\w.-]{1,63})(?=["」] ?(?:さん)?がログ(?:イン|アウト))/g, accepts: isOwnAccount, needs: ['がログ'] },
  { kind: 'id', regex: /(ID[「『])([A-Za-z0-9][\w.-]{4,63})(?=[」』])/g, accepts: (value) => isOwnAccount(value) && /\d/.test(value), needs: ['ID「', 'ID『'] },
];
