import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** What Pagefind's browser module offers, as far as it is used here. */
interface Module {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  init(language: string): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { data(): Promise<{ readonly url: string }> }[] }>;
}

/** Pagefind's own search over some records, outside a browser. */
export interface PagefindSearch {
  /** Addresses, best first, at most ten. */
  search(query: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Indexes records as Japanese and opens Pagefind's browser module on them; its files are served from memory to this process alone. */
export async function openPagefind(records: readonly { readonly url: string; readonly content: string; readonly title: string }[]): Promise<PagefindSearch> {
  const { index } = await createIndex({});
  if (index === undefined) throw new Error('Pagefind gave no index.');
  for (const { url, content, title } of records) {
    const { errors } = await index.addCustomRecord({ url, content, language: 'ja', meta: { title } });
    if (errors.length > 0) throw new Error(errors.join('\n'));
  }
  const { files } = await index.getFiles();
  const contents = new Map(files.map(({ path, content }) => [`/pagefind/${path}`, content]));
  const server = createServer((request, response) => {
    const content = contents.get(decodeURIComponent((request.url ?? '').split('?')[0] ?? ''));
    if (content === undefined) response.writeHead(404).end();
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const folder = await mkdtemp(join(tmpdir(), 'pagefind-'));
  const module = join(folder, 'pagefind.mjs');
  await writeFile(module, contents.get('/pagefind/pagefind.js') ?? '');
  // The module asks the page for its language.
  Object.assign(globalThis, { document: { currentScript: null, querySelector: () => ({ getAttribute: () => 'ja' }) } });
  const pagefind = (await import(module)) as Module;
  await pagefind.options({ basePath: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pagefind/`, baseUrl: '/', noWorker: true });
  await pagefind.init('ja');
  return {
    async search(query) {
      const { results } = await pagefind.search(query);
      return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).url));
    },
    async close() {
      server.close();
      Reflect.deleteProperty(globalThis, 'document');
      await close();
      await rm(folder, { recursive: true });
    },
  };
}
