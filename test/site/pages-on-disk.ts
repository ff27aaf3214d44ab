import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** One start tag of a built page. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** One built page, as text and as its tags. */
export interface BuiltPage {
  /** The address below the site's top: `/causes/moved-to-ipoe/`, `/404.html`. */
  readonly path: string;
  readonly html: string;
  readonly tags: readonly Tag[];
}

/** Every page below `folder`, sorted by address. */
export async function readBuiltPages(folder: string): Promise<readonly BuiltPage[]> {
  const listed = await readdir(folder, { recursive: true });
  const files = listed.filter((name) => name.endsWith('.html')).sort();
  return Promise.all(files.map(async (name) => {
    const html = await readFile(join(folder, name), 'utf8');
    const path = `/${name.split(sep).join('/')}`.replace(/(^|\/)index\.html$/, '$1');
    return { path, html, tags: readTags(html) };
  }));
}

/**
 * The start tags of HTML as Astro writes it: attributes in double quotes or without a value. Comments and the text of
 * scripts are not told apart, which is safe here: pages hold neither, and the test that says so reads the same tags.
 */
export function readTags(html: string): readonly Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name, rest]) => ({
    name: name!.toLowerCase(),
    attributes: new Map([...rest!.matchAll(/([^\s=>/]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key!.toLowerCase(), decode(value ?? '')])),
  }));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references of an attribute or a text. */
export function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}
