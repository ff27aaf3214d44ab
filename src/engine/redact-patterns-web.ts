import { listedSuffix } from './redact-domains.ts';
import { isHostName } from './redact-hosts.ts';
import type { Pattern } from './redact-pattern.ts';

/** What documents write for a domain (RFC 2606). */
const DOCUMENT = /^example\.(?:com|net|org|jp)$/i;
/** Sites of everybody: where a visitor came from, and what a tool asks. */
const PUBLIC_SITES = /(?:^|\.)(?:(?:google|googleapis|gstatic|bing|yahoo|duckduckgo|baidu|yandex|facebook|instagram|twitter|x|t|youtube|github|githubusercontent|wikipedia|amazon|amazonaws|apple|icloud|microsoft|windowsupdate|live|cloudflare|letsencrypt|openwrt|mozilla|archive|zoom|line|netflix|nintendo|playstation|steampowered)(?:\.(?:co|com|ne|or))?\.[a-z]{2,4})$/i;

/** Whether a domain is one that somebody has for himself, as far as its name tells. */
export function isOwnDomain(value: string, _before: string, top: string): boolean {
  const name = value + top;
  // `ip.dnsexit.com` and the like only tell an address.
  return isHostName(value) && !/^(?:check)?ip[46v]{0,2}\./i.test(value) && !DOCUMENT.test(name) && !PUBLIC_SITES.test(name) && listedSuffix(name.toLowerCase()) === null;
}

/** A domain but for its top, which stays: what has the shape of a domain is read as one. Open for what stands behind. */
export const DOMAIN = '((?:[A-Za-z0-9][\\w-]{0,62}\\.){0,5}[A-Za-z0-9][\\w-]{0,62})(?=(\\.[A-Za-z]{2,24})(?![\\w-]|\\.\\w)';

/** Domains that lead to a line: what a tool for dynamic DNS, for certificates or a web server says. */
export const WEB_PATTERNS: readonly Pattern[] = [
  { kind: 'host', regex: new RegExp(`(\\b(?:alias|updating|(?:A|AAAA) record(?: for| of)?|certificate for|Verifying:|Verify error:|Renewing:|[Dd]omain:|SNI[:=]|looking up [A-Z]{1,5} for|resolve host(?: address)?:?|target host name|handshake (?:error|failed) (?:for|with)|certificate|DNS:(?:\\*\\.)?) ?["'\\[]?)${DOMAIN})`, 'g'), accepts: isOwnDomain },
  { kind: 'host', regex: new RegExp(`((?:letsencrypt\\/(?:live|archive|renewal)|\\.acme\\.sh)\\/)${DOMAIN}(?:_ecc)?\\/)`, 'g'), accepts: isOwnDomain, needs: ['letsencrypt/', '.acme.sh/'] },
  { kind: 'host', regex: new RegExp(`(, (?:server|host): "?)${DOMAIN}(?:[",:]|$))`, 'gm'), accepts: isOwnDomain, needs: [', server: ', ', host: '] },
  // Any tool for dynamic DNS: `DDNS update failed for home.yamada.net: badauth`, `no-ip: host yamada.net updated`.
  { kind: 'host', regex: new RegExp(`(\\b(?:[Dd]{2}[Nn][Ss]|DynDNS|dyndns|[Nn]o-?[Ii][Pp]|inadyn|ddclient|ダイナミックDNS)[^\\r\\n"']{0,48}?(?:(?:\\b|_)(?:for|host(?:name)?s?|domain|of|name)|ホスト名?|ドメイン名?)[ :=：]{1,3}["']?)${DOMAIN})`, 'g'), accepts: isOwnDomain },
  // The address a page was asked for from, behind status and length, and in what Apache, nginx and Caddy call it.
  { kind: 'host', regex: new RegExp(`(" \\d{3} (?:\\d{1,12}|-) "https?:\\/\\/)${DOMAIN}[:/"?])`, 'g'), accepts: isOwnDomain, needs: [' "http'] },
  { kind: 'host', regex: new RegExp(`(\\b[Rr]efer(?:r?er)?["']?[:=] ?\\[?["']?https?:\\/\\/)${DOMAIN})`, 'g'), accepts: isOwnDomain, needs: ['efer'] },
  { kind: 'host', regex: new RegExp(`(\\b[Hh]ostname )${DOMAIN} provided via )`, 'g'), accepts: isOwnDomain, needs: ['provided via'] },
  { kind: 'host', regex: new RegExp(`(\\bupstream: "https?:\\/\\/)${DOMAIN}[:/"])`, 'g'), accepts: isOwnDomain, needs: ['upstream: '] },
  // The other end of a tunnel in a configuration of WireGuard or OpenVPN.
  { kind: 'host', regex: new RegExp(`(^(?:Endpoint ?= ?|remote ))${DOMAIN}(?::| \\d|[ \\t]*$))`, 'gm'), accepts: isOwnDomain, needs: ['Endpoint', 'remote '] },
  // The whole address in the place of a path: `"GET https://nas.yamada.net/ HTTP/1.1"`.
  { kind: 'host', regex: new RegExp(`("(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PROPFIND) https?:\\/\\/)${DOMAIN}[:/ ?])`, 'g'), accepts: isOwnDomain, needs: [' http'] },
  // The server that was asked: Apache's vhost_combined, Nginx Proxy Manager, Caddy, Traefik, curl.
  { kind: 'host', regex: new RegExp(`(^)${DOMAIN}:\\d{1,5} [\\da-f.:]{3,45} \\S{1,64} \\S{1,64} \\[)`, 'gm'), accepts: isOwnDomain, needs: [' - - [', '" "'] },
  { kind: 'host', regex: new RegExp(`( - (?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PROPFIND) https? )${DOMAIN} "\\/)`, 'g'), accepts: isOwnDomain, needs: [' [Client '] },
  { kind: 'host', regex: new RegExp(`("method": ?"[A-Z]{3,9}", ?"host": ?"|"RequestHost": ?"|"server_name": ?")${DOMAIN}[":])`, 'g'), accepts: isOwnDomain, needs: ['"method"', '"RequestHost"', '"server_name"'] },
  { kind: 'host', regex: new RegExp(`(^(?:> )?[Hh]ost: )${DOMAIN}(?::\\d{1,5})?[ \\t]*$)`, 'gm'), accepts: isOwnDomain, needs: ['ost: '] },
  // Text in Japanese as addresses write it: whatever a person called a page, a file or a network.
  { kind: 'query', regex: /()((?:%E[2-9]%[89AB][\dA-F]%[89AB][\dA-F]){2,200})/gi, needs: ['%E', '%e'] },
];
