/**
 * The address of a page of ours under the site's base path. `path` is as entries give it: from the site's top, with a
 * slash at both ends, perhaps with a fragment (`/messages/ntt-hgw/pppoe-session/#released`).
 */
export function href(path: string, base: string = import.meta.env.BASE_URL): string {
  return base.replace(/\/$/, '') + path;
}
