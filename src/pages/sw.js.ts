import type { APIRoute } from 'astro';
import { href } from '../components/href.ts';
import { catalogueSource, catalogueWords } from '../kb/catalogue.ts';
import { site } from '../layouts/knowledge.ts';
import { editionOf } from '../offline/edition.ts';
import { workerSource } from '../offline/worker-source.ts';

/** The service worker, at the top of the site so that it may serve every page. New words or new code make it a new edition. */
export const GET: APIRoute = async () => {
  const { kb } = await site();
  const source = workerSource({
    base: href('/'),
    pages: ['/', '/analyze/', '/ask/', '/privacy/'].map((path) => href(path)),
    edition: editionOf(catalogueSource(kb).version, JSON.stringify(catalogueWords(kb))),
  });
  return new Response(source, { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
};
