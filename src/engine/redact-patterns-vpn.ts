import { isGenericPhrase } from './redact-generic.ts';
import { isAddressLike } from './redact-hosts.ts';
import type { Pattern } from './redact-pattern.ts';
import { isSharedAccount } from './redact-users.ts';

/** `CID-4` is a number that SoftEther gives. */
const isOwn = (value: string): boolean => !/^[A-Z]{2,4}-\d{1,6}$/.test(value) && !isGenericPhrase(value) && !isAddressLike(value) && !isSharedAccount(value);
const NAME = '([A-Za-z][\\w.-]{1,63})';

/** Tunnels that are called after whom they lead to, and who comes in by RADIUS. */
export const VPN_PATTERNS: readonly Pattern[] = [
  // strongSwan: `IKE_SA yamada[3]`, `CHILD_SA yamada{2}`, `<yamada|3>`, `peer config 'yamada'`.
  { kind: 'host', regex: new RegExp(`(\\b(?:IKE_SA|CHILD_SA) ["']?)${NAME}(?=["']?[[{]\\d)`, 'g'), accepts: isOwn, needs: ['_SA '] },
  { kind: 'host', regex: new RegExp(`(<)${NAME}(?=\\|\\d{1,8}>)`, 'g'), accepts: isOwn, needs: ['|'] },
  { kind: 'host', regex: new RegExp(`(\\b(?:peer config|child config|CHILD_SA|connection|configuration|conn) ['"])${NAME}(?=['"])`, 'g'), accepts: isOwn, needs: [" '", ' "'] },
  // Libreswan: `"yamada" #3: `, `"yamada"[1] 192.0.2.1 #3: `.
  { kind: 'host', regex: new RegExp(`(")${NAME}(?="(?:\\[\\d{1,6}\\] \\S{1,45})? #\\d{1,8}: )`, 'g'), accepts: isOwn, needs: ['" #', '"['] },
  // FreeRADIUS: `Login OK: [hanako] (from client yamada-ap port 0 …)`, with the password behind a slash.
  { kind: 'id', regex: /(\bLogin (?:OK|incorrect)[^[\r\n]{0,60}: \[)([^\]/\r\n]{2,64})(?=[\]/])/g, accepts: isOwn, needs: ['Login OK', 'Login incorrect'] },
  { kind: 'secret', regex: /(\bLogin (?:OK|incorrect)[^[\r\n]{0,60}: \[[^\]/\r\n]{2,24}\/)([^\]<\r\n]{2,64})(?=\] \(from)/g, needs: ['Login OK', 'Login incorrect'] },
  { kind: 'host', regex: new RegExp(`(\\(from client )${NAME}(?= port )`, 'g'), accepts: isOwn, needs: ['(from client '] },
  // What Windows calls a connection: 「Yamada VPN という名前の接続」.
  { kind: 'host', regex: /( は )([^\s「」\r\n][^「」\r\n]{0,40}?)(?= という名前の接続)/g, accepts: isOwn, needs: ['という名前の接続'] },
  { kind: 'host', regex: /(\bdialed a connection named )([^\r\n]{2,40}?)(?= which )/g, accepts: isOwn, needs: ['connection named'] },
  { kind: 'host', regex: /(VPN ?接続 ?[「"])([^」"\r\n]{2,40})(?=[」"])/g, accepts: isOwn, needs: ['接続'] },
  { kind: 'host', regex: /(\brasdial ")([^"\r\n]{2,64})(?=")/g, accepts: isOwn, needs: ['rasdial'] },
  { kind: 'id', regex: /(\brasdial (?:"[^"\r\n]{1,64}"|[^\s"]{1,64}) )([^\s"/]{2,64})/g, accepts: isOwn, needs: ['rasdial'] },
  { kind: 'secret', regex: /(\brasdial (?:"[^"\r\n]{1,40}"|[^\s"]{1,40}) [^\s"/]{1,32} )([^\s"/]{2,64})/g, needs: ['rasdial'] },
  // Who the other end says it is: `peer-id "tanaka@shiten"`.
  { kind: 'id', regex: /(\b(?:peer|local|remote|my)[-_ ]?(?:id|ID|identifier):? ["'])([^"'\r\n]{2,128})(?=["'])/g, accepts: isOwn, needs: ['id "', "id '", 'id: "', "id: '", 'ID "', "ID '", 'ID: "', "ID: '", 'identifier'] },
  { kind: 'host', regex: new RegExp(`(\\bpeer ")${NAME}(?=")`, 'g'), accepts: isOwn, needs: ['peer "'] },
];
