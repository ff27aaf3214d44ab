import { isAddressLike } from './redact-hosts.ts';
import type { Mask } from './redact-masks.ts';
import type { Named } from './redact-patterns.ts';

/** Fields of UniFi's events (CEF) that hold a name somebody gave, and what it is the name of. */
const KINDS: Readonly<Record<string, Named['kind']>> = {
  host: 'host', clientAlias: 'host', clientHostname: 'host', srcClientAlias: 'host', srcClientHostname: 'host', dstClientAlias: 'host', dstClientHostname: 'host',
  deviceName: 'host', connectedToDeviceName: 'host', lastConnectedToDeviceName: 'host', networkName: 'host', admin: 'id', wifiName: 'ssid',
};
const FIELD = /\bUNIFI([a-z]\w{1,30})=([^\r\n=]{1,80}?)(?= [A-Za-z]\w{0,40}=|[\r\n]|$)/gm;
/** Names of models stand there too while nobody has given another: `UNIFIhost=Express 7`. */
const MODELS = /^(?:(?:unifi )?(?:dream (?:machine|router|wall)|express|cloud gateway|cloud key|usg|udm|udr|ucg|uxg|uap|u[67]|usw)\b[\w .+-]*|default|guest|iphone|ipad|android|apple watch|secure admin|lan|main|wan\d?)$/i;

/** Names that a text itself says are somebody's: they stand in its sentences too. Each once; linear in the text. */
export function selfTold(text: string): readonly Named[] {
  if (!text.includes('UNIFI')) return [];
  const found = new Map<string, Named>();
  for (const [, field, value] of text.matchAll(FIELD)) {
    const kind = Object.hasOwn(KINDS, field!) ? KINDS[field!] : undefined;
    const word = value!.trim();
    if (kind !== undefined && !MODELS.test(word) && !isAddressLike(word)) found.set(`${kind} ${word.toLowerCase()}`, { kind, word });
  }
  return [...found.values()];
}

/** Words that accounts are called by and logs are written with. */
const COMMON = /^(?:home|office|shop|work|test\w*|user\w*|guest\w*|server|client\w*|router|backup|internet|network|service|system|local|remote|wireless|account|support|radius|https?|error|failed|info|warning|session|daemon\w*|sales|public|private|master|main|node|host|peer|auth|dhcp|pppoe|login)$/i;
/** As many are looked for. */
const MOST = 200;

/** The accounts among what was masked: elsewhere in the text they may stand where no word tells them. */
export function accountsTold(text: string, masks: readonly Mask[]): readonly Named[] {
  const words = new Set<string>();
  for (const { kind, original } of masks) {
    if (kind !== 'id' || words.size >= MOST) continue;
    const word = text.slice(original.from, original.to);
    if (/^[A-Za-z][\w.-]{3,31}$/.test(word) && !COMMON.test(word)) words.add(word.toLowerCase());
  }
  return [...words].map((word) => ({ kind: 'id', word }));
}
