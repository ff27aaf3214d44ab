import type { Pattern } from './redact-pattern.ts';

/** What opens something, told by its own shape or by the command before it. */
export const SECRET_PATTERNS: readonly Pattern[] = [
  // A key of 32 bytes in Base64 (RFC 4648 §4), as WireGuard writes its keys; the last letter has four free bits.
  { kind: 'secret', regex: /()([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/g },
  // `AUTH LOGIN aGFuYWtv` (RFC 4954 §4): Base64 of a name or a password, never a word of lower-case letters alone.
  { kind: 'secret', regex: /(\bAUTH (?:LOGIN|PLAIN|NTLM|CRAM-MD5|XOAUTH2) )([A-Za-z0-9+/]{4,512}={0,2})(?![A-Za-z0-9+/=])/g, accepts: (value) => value.length % 4 === 0 && /[\d=+/]|[a-z][A-Z]/.test(value), needs: ['AUTH '] },
  // The fingerprint of somebody's own key: 32 bytes in Base64 without its end (OpenSSH, dropbear).
  { kind: 'secret', regex: /(\bSHA256:)([A-Za-z0-9+/]{43})(?![A-Za-z0-9+/])/g, needs: ['SHA256:'] },
  // A JSON Web Token (RFC 7519 §3.1): two or three parts of Base64url, the first two of which begin an object.
  { kind: 'secret', regex: /(^|[^\w.-])(eyJ[\w-]{8,2000}\.eyJ[\w-]{4,4000}(?:\.[\w-]{0,2000})?)/gm, needs: ['eyJ'] },
  // Keys that say themselves what they are: Tailscale, GitHub, Slack, AWS, a Telegram bot, a Discord webhook.
  { kind: 'secret', regex: /(\btskey-[a-z]{2,12}-)([\w-]{8,128})/g, needs: ['tskey-'] },
  { kind: 'secret', regex: /(\b(?:gh[pousr]_|github_pat_|xox[abpr]-|AKIA))([\w-]{12,255})/g },
  { kind: 'secret', regex: /(\/bot)(\d{8,10}:[\w-]{30,40})(?=\/|\s|$)/g, needs: ['/bot'] },
  { kind: 'secret', regex: /(\/api\/webhooks\/)(\d{15,20}\/[\w-]{40,90})/g, needs: ['/api/webhooks/'] },
  // `username taro privilege 15 secret 5 $1$…`, `ppp chap password 7 08…` (Cisco); `login user taro himitsu` (Yamaha).
  { kind: 'secret', regex: /(\b(?:secret|password|key) [056789] )([^\s"'<>*]{6,256})/g, needs: ['secret ', 'password ', 'key '] },
  { kind: 'secret', regex: /(^ {0,4}(?:login user|pp auth username) \S{1,64} )([^\s"'<>*]{2,128})/gm, needs: ['login user ', 'pp auth username '] },
  // `option key '…'`, `.key='…'` (UCI), `wpa-psk ascii 0 …` (Cisco), `snmp community …`, `PASS …` (FTP), 「パスワードは「…」」.
  { kind: 'secret', regex: /(\boption key ["']|\.key\d?=["'])([^"'\r\n]{5,64})(?=["'])/g, needs: ['option key', '.key'] },
  { kind: 'secret', regex: /(\bwpa-psk (?:ascii|hex) [07] )(\S{6,128})/g, needs: ['wpa-psk '] },
  { kind: 'secret', regex: /(\bsnmp(?:-server)? community )([^\s"'*<>]{2,64})/g, accepts: (value) => !/^(?:public|private|read-(?:only|write))$/i.test(value), needs: ['community '] },
  { kind: 'secret', regex: /(^(?:ftp> ?)?PASS )([^\s*<>]{3,64})(?=[ \t]*$)/gm, needs: ['PASS '] },
  { kind: 'secret', regex: /(パスワード[はが]「)([^」\r\n]{3,64})(?=」)/g, needs: ['パスワード'] },
  // Who logs in by an address, with an `@` of its own written as `%40`.
  { kind: 'secret', regex: /(\bh(?:tt|xx)ps?:\/\/)([^\s/@"'<>]{1,128})(?=@)/gi, needs: ['@'] },
  // `wpa_passphrase hanako2015 set`; `local-password "$9$…"` of Juniper.
  { kind: 'secret', regex: /(\bwpa_passphrase )(\S{8,63})(?= |$)/gm, needs: ['wpa_passphrase '] },
  { kind: 'secret', regex: /((?:password|secret|key) "?)(\$\d\$[^\s"';]{4,200})/g, needs: ['$'] },
  // `    Key Content            : himitsu` of netsh.
  { kind: 'secret', regex: /(\bKey Content {2,40}: )(\S[^\r\n]{0,63})/g, needs: ['Key Content'] },
];
