import type { APIRoute } from 'astro';
import { href } from '../components/href.ts';
import { triage } from '../kb/triage.ts';
import { site as readSite } from '../layouts/knowledge.ts';
import { KINDS, KIND_NAMES } from '../schema/vocabulary.ts';

/** A sitemap holds absolute addresses: there is none where the host is not known. */
export function getStaticPaths() {
  return import.meta.env.SITE === undefined ? [] : [{ params: { sitemap: 'sitemap' } }];
}

export const GET: APIRoute = async ({ site }) => {
  const { kb } = await readSite();
  // The questions behind the doors ask not to be indexed; the doors themselves are ways in.
  const doors = triage(kb).doors.map(({ id }) => `/triage/${id}/`);
  const indexes = ['/', '/analyze/', '/triage/', ...doors, '/about/', '/privacy/', '/offline/', ...KIND_NAMES.map((kind) => `/${KINDS[kind].folder}/`)];
  const entries = kb.entries.filter(({ path }) => !path.includes('#'));
  const urls = [
    ...indexes.map((path) => `<url><loc>${absolute(path, site!)}</loc></url>`),
    ...entries.map(({ path, data }) => `<url><loc>${absolute(path, site!)}</loc><lastmod>${data.checked}</lastmod></url>`),
  ];
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`);
};

/** Paths of entries are ASCII without marks that XML would read, so nothing needs escaping. */
function absolute(path: string, site: URL): string {
  return new URL(href(path), site).href;
}
