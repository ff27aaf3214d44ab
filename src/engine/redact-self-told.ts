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
    if (kind !== undefined && !MODELS.test(word)) found.set(`${kind} ${word.toLowerCase()}`, { kind, word });
  }
  return [...found.values()];
}
