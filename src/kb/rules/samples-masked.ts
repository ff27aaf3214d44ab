import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

/** Public resolvers everybody names in logs; they belong to nobody's house. */
const RESOLVERS = new Set(['8.8.8.8', '8.8.4.4', '1.1.1.1', '1.0.0.1', '9.9.9.9', '149.112.112.112', '208.67.222.222', '208.67.220.220']);

function publicIpv4(text: string): boolean {
  const octets = text.split('.').map(Number) as [number, number, number, number];
  if (octets.some((octet) => octet > 255) || RESOLVERS.has(text)) return false;
  const [a, b, c] = octets;
  // RFC 6890 and its updates: private, CGNAT (6598), loopback, link-local, documentation (5737), multicast and above, 0/8.
  return !(a === 0 || a === 10 || a === 127 || a >= 224 || (a === 100 && b >= 64 && b <= 127) || (a === 169 && b === 254)
    || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 192 && b === 0 && (c === 2 || c === 0))
    || (a === 198 && (b === 18 || b === 19)) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113));
}

/** `2018:05:04` is the date of Sophos UTM and `2018:12:45:17` year and clock of Apache: too few groups for an address, and all of a calendar. */
const DATED = /^(?:19|20)\d\d:(?:(?:0[1-9]|1[0-2]):(?:0[1-9]|[12]\d|3[01])|(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/;

function publicIpv6(text: string): boolean {
  if (DATED.test(text)) return false;
  const first = Number.parseInt(text.split(':')[0]!, 16);
  // 2000::/3 is the global unicast in use (RFC 4291); 2001:db8::/32 is for documentation (RFC 3849).
  return first >= 0x2000 && first <= 0x3fff && !/^2001:0?db8(?::|$)/i.test(text);
}

const FINDERS: readonly { readonly what: string; readonly pattern: RegExp; readonly bad: (found: string) => boolean; readonly mend: string }[] = [
  { what: 'IPv4アドレス', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g, bad: publicIpv4, mend: '192.0.2.1 のような文書用のアドレスに替えてください。' },
  { what: 'IPv6アドレス', pattern: /(?<![\w:.])(?:[0-9a-f]{1,4}:){2,7}(?::|[0-9a-f]{0,4})(?::?[0-9a-f]{1,4})*/gi, bad: publicIpv6, mend: '2001:db8::1 のような文書用のアドレスに替えてください。' },
  { what: 'MACアドレス', pattern: /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi, bad: (found) => !/^(?:00[:-]00[:-]5e[:-]00[:-]53|ff[:-]ff[:-]ff[:-]ff[:-]ff|00[:-]00[:-]00[:-]00[:-]00|33[:-]33|01[:-]00[:-]5e)/i.test(found), mend: '00:00:5e:00:53:01 のような文書用の値に替えてください。' },
  { what: '接続IDかメールアドレス', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, bad: (found) => !/@(?:example\.(?:com|net|org|jp)|[\w.-]+\.example)$/i.test(found) && !/^(?:user|xxx+|id|foo|guest|abc|name)[\w-]*@/i.test(found), mend: 'user@example.ne.jp や user@example.com のような値に替えてください。' },
  { what: 'お客様番号', pattern: /(?<![A-Za-z0-9])N\d{10}(?!\d)/g, bad: () => true, mend: '番号を消すか、N0000… のような形の説明だけにしてください。' },
  { what: '電話番号', pattern: /(?<![\d-])0\d{1,4}-\d{1,4}-\d{4}(?![\d-])/g, bad: (found) => !/^0(?:120|800|570)-/.test(found) && !/^0?0+-|-0000$/.test(found), mend: '番号を消してください（事業者の窓口は、出典のあるものだけ書けます）。' },
];

/** No sample, log or near miss carries anything that could be a person's: address, hardware address, account, number. */
export function samplesMasked(knowledge: Knowledge): Issue[] {
  const issues: Issue[] = [];
  const look = (file: string, field: string, text: string): void => {
    for (const { what, pattern, bad, mend } of FINDERS) {
      for (const [found] of text.matchAll(pattern)) {
        if (bad(found)) issues.push({ file, field, problem: `本物らしい${what}「${found}」があります。`, mend });
      }
    }
  };
  for (const page of knowledge.of('message')) {
    page.data.messages.forEach((message, m) => {
      message.templates.forEach((template, t) => template.samples.forEach((sample, s) => look(page.file, `messages[${m}].templates[${t}].samples[${s}]`, sample.seen ?? sample.source ?? '')));
      message.near_misses.forEach((line, n) => look(page.file, `messages[${m}].near_misses[${n}]`, line));
    });
  }
  for (const story of knowledge.of('case')) story.data.log.forEach((log, l) => look(story.file, `log[${l}].text`, log.text));
  for (const family of knowledge.of('family')) {
    if (family.data.type === 'device') family.data.formats.forEach((format, f) => format.samples.forEach((sample, s) => look(family.file, `formats[${f}].samples[${s}]`, sample.seen ?? sample.source ?? '')));
  }
  return issues;
}
