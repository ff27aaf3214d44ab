import type { APIRoute } from 'astro';
import { href } from '../components/href.ts';
import { catalogueSource } from '../kb/catalogue.ts';
import { site } from '../layouts/knowledge.ts';
import { serviceWorker, type OfflineSettings } from '../offline/service-worker.ts';

/** The service worker, at the top of the site so that it may serve every page. A new catalogue makes it a new edition. */
export const GET: APIRoute = async () => {
  const settings: OfflineSettings = {
    base: href('/'),
    pages: ['/', '/analyze/', '/ask/', '/privacy/'].map((path) => href(path)),
    edition: catalogueSource((await site()).kb).version,
  };
  return new Response(`(${serviceWorker.toString()})(self, ${JSON.stringify(settings)});\n`, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
