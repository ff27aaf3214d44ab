import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { headersFor, parseHeaderRules, type HeaderRule } from './serve-headers.ts';
import { mediaType } from './serve-media-type.ts';

export interface ServeOptions {
  /** Path the site is served under, such as `/jiten/`. Default `/`. */
  readonly base?: string;
}

export interface RunningServer {
  /** Address of the site's top page, with the base and a slash at the end. */
  readonly url: string;
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

/**
 * Serves a built site on 127.0.0.1 as a static host would: `index.html` of a folder, `404.html` with status 404, a
 * redirect to the address with the slash, an ETag, `Cache-Control: no-cache`, and the rules of `dir/_headers`.
 * It adds no header of its own that protects the reader, so that a test sees only what the rules send.
 * @param port 0 takes any free port. Rejects with `EADDRINUSE` if the port is taken, `ENOENT` if `dir` is missing.
 */
export async function serve(dir: string, port: number, { base = '/' }: ServeOptions = {}): Promise<RunningServer> {
  const site: Site = { root: await realpath(dir), base: withSlashes(base) };
  const server = createServer((request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(response, request, 500, plain('サーバーの中で失敗しました。'));
    });
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${site.base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

interface Site {
  /** Real path of the folder; nothing outside it is ever read. */
  readonly root: string;
  readonly base: string;
}

interface Content {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return send(response, request, 405, plain('GETとHEADだけに答えます。'));
  }
  const [rawPath = '/', query] = (request.url ?? '/').split(/\?(.*)/s, 2);
  const path = decodePath(rawPath);
  if (path === undefined) return send(response, request, 400, plain('アドレスの形が正しくありません。'));
  if (`${path}/` === site.base) return redirect(response, request, site.base, query);
  if (!path.startsWith(site.base)) return send(response, request, 404, plain('このアドレスにはページがありません。'));

  const inside = path.slice(site.base.length - 1);
  const rules = await readRules(site.root);
  const found = await locate(site.root, inside);
  if (found === 'folder') return redirect(response, request, `${path}/`, query);
  if (found !== undefined) return send(response, request, 200, withRules(await read(found), rules, inside));

  const notFound = await locate(site.root, '/404.html');
  const content = notFound === undefined ? plain('このアドレスにはページがありません。') : await read(notFound);
  send(response, request, 404, withRules(content, rules, inside));
}

/**
 * The decoded path, or undefined for one that cannot be decoded or that has an empty, `.` or `..` segment, a backslash
 * or a NUL. Browsers resolve dots before they ask, so only a request made by hand carries them.
 */
function decodePath(raw: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  return /^\/(?!\/)/.test(path) && !/[\\\0]|\/\/|\/\.\.?(?:\/|$)/.test(path) ? path : undefined;
}

/** The file to send, `'folder'` if the path lacks the slash of a folder's page, undefined if nothing is there. */
async function locate(root: string, path: string): Promise<string | undefined> {
  // Hosts read these two and do not publish them.
  if (path === '/_headers' || path === '/_redirects') return undefined;
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
  // A symbolic link may lead out of the folder, which no host would follow.
  const real = await realpath(file).catch(() => undefined);
  if (real === undefined || !`${real}${sep}`.startsWith(`${root}${sep}`)) return undefined;
  if ((await stat(real)).isFile()) return real;
  return (await locate(root, `${path}/`)) === undefined ? undefined : 'folder';
}

async function read(file: string): Promise<Content> {
  const body = await readFile(file);
  return {
    body,
    headers: {
      'Content-Type': mediaType(extname(file)),
      'Cache-Control': 'no-cache',
      ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    },
  };
}

/** Read at each request: a build while the server runs takes effect at once. */
async function readRules(root: string): Promise<readonly HeaderRule[]> {
  return parseHeaderRules(await readFile(join(root, '_headers'), 'utf8').catch(() => ''));
}

function withRules(content: Content, rules: readonly HeaderRule[], path: string): Content {
  return { ...content, headers: { ...content.headers, ...headersFor(rules, path) } };
}

function redirect(response: ServerResponse, request: IncomingMessage, path: string, query: string | undefined): void {
  response.setHeader('Location', encodeURI(path) + (query === undefined ? '' : `?${query}`));
  send(response, request, 308, plain('アドレスの最後に「/」が要ります。'));
}

function plain(text: string): Content {
  return { body: Buffer.from(`${text}\n`), headers: { 'Content-Type': 'text/plain; charset=utf-8' } };
}

function send(response: ServerResponse, request: IncomingMessage, status: number, { body, headers }: Content): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (status === 200 && isKnown(request.headers['if-none-match'], response.getHeader('ETag'))) {
    response.removeHeader('Content-Type');
    response.writeHead(304).end();
    return;
  }
  response.writeHead(status, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110 §13.1.2: `If-None-Match` is compared weakly and may list several tags, or be `*`. */
function isKnown(asked: string | undefined, tag: unknown): boolean {
  return asked?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*') ?? false;
}

function withSlashes(base: string): string {
  const inner = base.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
