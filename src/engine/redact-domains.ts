/** Dynamic DNS: whoever has the name finds the line. The service's own hosts below it stay. */
const DDNS = [
  'mydns.jp', 'mydns.bz', 'mydns.tw', 'mydns.vc', 'live-on.net', 'server-on.net', 'keyword-on.net', '0am.jp', '0g0.jp', '0j0.jp', '0t0.jp', 'pgw.jp', 'ddns.net', 'ddns.jp', 'dyndns.org', 'dyndns.info', 'dyndns.biz', 'dyndns.tv', 'dyndns.ws', 'dyndns-home.com', 'dyndns-ip.com', 'homeip.net',
  'homelinux.org', 'homelinux.net', 'homeunix.org', 'dnsalias.com', 'dnsalias.net', 'dnsalias.org', 'ath.cx', 'no-ip.org', 'no-ip.biz',
  'no-ip.info', 'no-ip.com', 'noip.me', 'hopto.org', 'zapto.org', 'sytes.net', 'myftp.org', 'myftp.biz', 'serveftp.com', 'servebeer.com', 'redirectme.net',
  'bounceme.net', 'gotdns.ch', '3utilities.com', 'duckdns.org', 'dynv6.net', 'dedyn.io', 'afraid.org', 'mooo.com', 'chickenkiller.com', 'crabdance.com',
  'freeddns.org', 'dynu.net', 'dynu.com', 'accesscam.org', 'camdvr.org', 'casacam.net', 'ddnsfree.com', 'ddnsgeek.com', 'giize.com', 'gleeze.com',
  'kozow.com', 'loseyourip.com', 'mywire.org', 'ooguy.com', 'theworkpc.com', 'webredirect.org', 'i-dns.jp', 'ieserver.net', 'jpn.ph', 'iobb.net',
  'iodata.jp', 'i-clone.com', 'aterm.jp', 'asuscomm.com', 'tplinkdns.com', 'mynetgear.com', 'mynetname.net', 'synology.me', 'diskstation.me',
  'dscloud.me', 'dscloud.biz', 'dscloud.mobi', 'i234.me', 'myds.me', 'myqnapcloud.com', 'netvolante.jp', 'softether.net', 'f5.si',
  'dns-cloud.net', 'dnsdojo.net', 'bufsp.jp', 'buffalonas.com', 'dip.jp', 'moe.hm', 'wjg.jp', 'cloudns.cc', 'cloudns.cl', 'ddo.jp', 'myfritz.net',
  'ngrok.io', 'ngrok-free.app', 'trycloudflare.com', 'ts.net', 'glddns.com', 'remotewd.com', 'spdns.de', 'strangled.net', 'us.to', 'netbird.cloud', 'netbird.selfhosted', 'vpnazure.net', 'ui.direct', 'fortiddns.com', 'float-zone.com', 'dynamic-m.com', 'keenetic.link',
  'keenetic.pro', 'ipv64.net', 'myddns.me', 'ddnsking.com', 'servehttp.com', 'servegame.com', 'onthewifi.com', 'viewdns.net', 'webhop.me', 'quickconnect.to', 'home-webserver.de', 'fam.cx', 'myhome.cx', 'zive.org', 'i.e-ntt.jp', 'i.open.ad.jp', 'aoi.flets-east.jp', 'aoi.flets-west.jp',
];

/** Providers whose host names carry the address, the exchange or the line of a customer in front of the domain. */
const PROVIDERS = [
  'ocn.ne.jp', 'plala.or.jp', 'bbtec.net', 'dion.ne.jp', 'so-net.ne.jp', 'mesh.ad.jp', 'biglobe.ne.jp', 'nifty.com', 'infoweb.ne.jp', 'asahi-net.or.jp',
  'ucom.ne.jp', 'eonet.ne.jp', 'commufa.jp', 't-com.ne.jp', 'home.ne.jp', 'zaq.ne.jp', 'jcom.home.ne.jp', 'nuro.jp', 'nuro.ne.jp', 'enabler.ne.jp',
  'bbiq.jp', 'dti.ne.jp', 'wakwak.ne.jp', 'sannet.ne.jp', 'tnc.ne.jp', 'kcn.ne.jp', 'gmobb.jp', 'interq.or.jp', 'spmode.ne.jp', 'panda-world.ne.jp',
  'au-net.ne.jp', 'access-internet.ne.jp', 'vmobile.jp', 'iijmobile.jp', 'iij4u.or.jp', 'iij.ad.jp', 'openmobile.ne.jp', 'hi-ho.ne.jp', 'rakuten.ne.jp',
  'vectant.ne.jp', 'arteria-net.com', 'pikara.ne.jp', 'megaegg.ne.jp', 'mediatti.net', 'ctc.ne.jp', 'catv.ne.jp',
  'uqwimax.jp', 'wi-gate.net', 'excite.co.jp', 'jpne.co.jp', 'xpass.jp', 'transix.jp', 'v6connect.net', 'ppp-bb.dion.ne.jp', 'freebit.net',
  'nttpc.ne.jp', 'sphere.ne.jp', 'odn.ad.jp', 'odn.ne.jp', 'highway.ne.jp', 'itscom.jp', 'ccnw.ne.jp', 'thn.ne.jp', 'tokai.or.jp', 'starcat.ne.jp', 'yournet.ne.jp',
];

/** Mail and PPPoE domains beyond .ne.jp, .or.jp and .ad.jp that tell a provider and no person. */
const SHARED = new Set([
  ...PROVIDERS, 'gmail.com', 'yahoo.co.jp', 'yahoo.com', 'icloud.com', 'outlook.jp', 'outlook.com', 'hotmail.com', 'hotmail.co.jp', 'docomonet.jp',
  'softbank.jp', 'example.com', 'example.jp', 'example.net', 'example.org',
]);

const SUFFIXES = new Map<string, 'ddns' | 'host'>([
  ...PROVIDERS.map((domain) => [domain, 'host'] as const), ...DDNS.map((domain) => [domain, 'ddns'] as const),
]);

/** Hosts a dynamic DNS service itself runs below its customers' domain. */
const SERVICE_HOSTS = new Set([
  'www', 'checkip', 'checkip4', 'checkip6', 'members', 'update', 'dynupdate', 'api', 'ip', 'ipv4', 'ipv6', 'ip4', 'ip6', 'ns', 'ns1', 'ns2', 'ns3', 'ns4',
  'ns5', 'freedns', 'support', 'account', 'dyn', 'mail', 'ddns', 'cloud', 'members-v4', 'members-v6',
]);

/** IDs of NTT's own test sessions, the same for everybody. */
export const PUBLIC_IDS = new Set(['guest@v4flets-east.jp', 'guest@v4flets-west.jp', 'guest@flets', 'flets@flets', 'guest@v6flets-east.jp']);

/** Kept for documents (RFC 2606): what stands below is invented, or somebody's own name with its domain taken away. */
const DOCUMENTS = new Set(['example.com', 'example.net', 'example.org', 'example.jp', 'example.co.jp', 'example.ne.jp', 'example.or.jp']);

/** Names of a house's own network: mDNS (RFC 6762), RFC 8375, and what routers hand out. */
const HOUSES = new Set(['local', 'lan', 'localdomain', 'home.arpa', 'home', 'internal', 'intranet']);

/** Hosts that say what they do. */
const ROLES = new Set(['smtp', 'imap', 'pop', 'pop3', 'mx', 'vpn', 'ntp', 'dns', 'resolver', 'doh', 'cdn', 'git', 'web', 'ftp', 'proxy', 'gw', 'gateway', 'router', 'stun', 'turn', 'sip', 'time', 'pool', 'log', 'syslog', 'auth', 'radius', 'server', 'host', 'client', 'aftr', 'acs', 'tr069', 'test', 'static', 'download', 'portal', 'app', 'dev', 'status', 'example', 'nas', 'printer', 'openwrt', 'raspberrypi', 'localhost', 'wpad', 'isatap', 'unifi', 'jail', 'firewall', 'switch', 'hub', 'camera', 'phone', 'desktop', 'laptop', 'database', 'docker', 'homeassistant', 'pihole', 'adguard', 'kubernetes', 'default', 'cluster', 'svc', 'broadcasthost', 'fritz', 'http', 'https', 'ipp', 'airplay', 'raop', 'smb', 'ssh', 'workstation', 'googlecast', 'device-info', 'services', 'dns-sd', 'sleep-proxy', 'companion-link']);

/** Whether every part of a host's name says only what it does. */
export function isRole(name: string): boolean {
  return name.split('.').every((part) => part.startsWith('_') || SERVICE_HOSTS.has(part) || ROLES.has(part) || part.length <= 2 || /^[a-z]{0,4}\d{1,3}$/.test(part));
}

/** Words in the middle of a name that say: what stands before is a customer's own. */
const DYNAMIC = /\.(?:ddns|dyndns|dynamic-dns)\.[a-z]/;

/**
 * The longest listed domain below which `name` (lower case) stands, where it begins, and what stands there: a customer's
 * name (`ddns`, `own`), or what a provider calls a line (`host`).
 */
export function listedSuffix(name: string): { readonly at: number; readonly kind: 'ddns' | 'host' | 'own' } | null {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const kind = SUFFIXES.get(name.slice(dot + 1));
    if (kind !== undefined) return { at: dot, kind };
  }
  const dynamic = DYNAMIC.exec(name);
  if (dynamic !== null) return { at: dynamic.index, kind: 'ddns' };
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const below = name.slice(dot + 1);
    if ((DOCUMENTS.has(below) || HOUSES.has(below)) && !isRole(name.slice(0, dot))) return { at: dot, kind: 'own' };
  }
  return null;
}

export function isServiceHost(label: string): boolean {
  return SERVICE_HOSTS.has(label);
}

/** Whether the domain of a mail address or connection ID (lower case) tells a provider rather than a person. */
export function isSharedDomain(domain: string): boolean {
  return /\.(?:ne|or|ad)\.jp$/.test(domain) || SHARED.has(domain) || [...SHARED].some((shared) => domain.endsWith(`.${shared}`));
}
