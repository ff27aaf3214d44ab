import type { APIRoute } from 'astro';
import { href } from '../components/href.ts';

/** Everything may be read. The address of the sitemap must be absolute, so it is printed only where the host is known. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = site === undefined ? '' : `Sitemap: ${new URL(href('/sitemap.xml'), site).href}\n`;
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`);
};
