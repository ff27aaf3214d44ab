import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { SCHEMAS, type EntryData } from '../schema/entries.ts';
import { KINDS, KIND_NAMES, type Kind } from '../schema/vocabulary.ts';
import { readLedger, type Ledger } from './ledger.ts';
import type { Issue } from './issue.ts';
import { schemaIssues } from './schema-issues.ts';

/** One entry as every build step, page and test sees it. */
export interface Entry<K extends Kind = Kind> {
  readonly kind: K;
  /** Path below the kind's folder, without extension: `ntt-hgw/pppoe-session`. */
  readonly id: string;
  /** Path from the top of the repository: `content/messages/ntt-hgw/pppoe-session.mdx`. */
  readonly file: string;
  readonly data: EntryData[K];
  /** The MDX below the front matter. */
  readonly body: string;
  /** The page, without the site's base path: `/messages/ntt-hgw/pppoe-session/`. */
  readonly path: string;
  /** The permanent number of the ledger; 0 until the ledger lists the page. */
  readonly number: number;
}

/** Everything under `content/`, read once, without Astro's virtual modules, so tests and the build see the same. */
export class Knowledge {
  readonly entries: readonly Entry[];
  readonly ledger: Ledger;
  /** Faults found while reading; the entries they belong to are left out. */
  readonly issues: readonly Issue[];
  /** `kind id` of the entries that exist but could not be read: what refers to them is not at fault. */
  readonly unread: ReadonlySet<string>;
  readonly #index: ReadonlyMap<string, Entry>;

  constructor(entries: readonly Entry[], ledger: Ledger, issues: readonly Issue[], unread: ReadonlySet<string> = new Set()) {
    this.entries = entries;
    this.ledger = ledger;
    this.issues = issues;
    this.unread = unread;
    this.#index = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  }

  /** All entries of one kind, by id. */
  of<K extends Kind>(kind: K): readonly Entry<K>[] {
    return this.entries.filter((entry): entry is Entry<K> & Entry => entry.kind === kind) as readonly Entry<K>[];
  }

  find<K extends Kind>(kind: K, id: string): Entry<K> | undefined {
    return this.#index.get(`${kind} ${id}`) as Entry<K> | undefined;
  }

  /** Whether there is a file for it, read or not. */
  has(kind: Kind, id: string): boolean {
    return this.#index.has(`${kind} ${id}`) || this.unread.has(`${kind} ${id}`);
  }
}

/** `causes`, `moved-to-ipoe` → `/causes/moved-to-ipoe/`. A term without a page of its own stands in the glossary. */
export function entryPath(kind: Kind, id: string, data: EntryData[Kind]): string {
  if (kind === 'term' && !(data as EntryData['term']).standalone) return `/terms/#${id}`;
  return `/${KINDS[kind].folder}/${id}/`;
}

/** Splits front matter from body. The fence must be the first line. */
export function splitFrontMatter(text: string): { readonly yaml: string; readonly body: string } | null {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.replace(/^\uFEFF/, ''));
  if (match === null) return null;
  return { yaml: match[1]!, body: text.replace(/^\uFEFF/, '').slice(match[0].length) };
}

async function filesBelow(folder: string): Promise<string[]> {
  const listed = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return listed.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name)).sort();
}

/** What mends the faults of YAML that say plainly what they are; the rest are nearly always quotes or indents. */
const YAML_MENDS: Readonly<Partial<Record<string, string>>> = {
  TAB_AS_INDENT: '行の頭のタブを消して、半角の空白に替えてください。字下げは空白2つずつです。',
  DUPLICATE_KEY: '同じ名前の欄が2つあります。1つにまとめてください。',
  BAD_INDENT: '行の頭の空白を、上の行とそろえてください。字下げは半角の空白2つずつです。',
  MISSING_CHAR: '行の頭の空白が上の行とそろっているか、"…" を閉じ忘れていないかを見てください。字下げは半角の空白2つずつです。',
};

/** Reads and checks one file's front matter. */
export function readEntry(kind: Kind, id: string, file: string, text: string, ledger: Ledger): { readonly entry?: Entry; readonly issues: readonly Issue[] } {
  const fault = (problem: string, mend: string): { issues: Issue[] } => ({ issues: [{ file, field: '', problem, mend }] });
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(id)) {
    return fault(`ファイル名「${id}」がIDの形になっていません。`, '半角の小文字・数字・ハイフンだけの名前に直してください。例: pppoe-session.mdx');
  }
  if (kind === 'message' && id.split('/').length !== 2) {
    return fault('ログの文は、機器かプログラムのフォルダーの中に置きます。', `content/messages/<機器やプログラムのID>/<名前>.mdx に移してください。例: content/messages/ntt-hgw/pppoe-session.mdx`);
  }
  const parts = splitFrontMatter(text);
  if (parts === null) return fault('先頭の --- で囲んだ部分がありません。', '1行目を --- にして、項目を書き、もう一度 --- で閉じてください。');
  const document = parseDocument(parts.yaml);
  const broken = document.errors[0];
  if (broken !== undefined) {
    const line = (broken.linePos?.[0].line ?? 0) + 1;
    return fault(`${line}行目のあたりが読めません。`, YAML_MENDS[broken.code] ?? '「: 」や「#」や「[」を含む文は、"…" で囲んでください。字下げは半角の空白2つずつです。');
  }
  const parsed = (SCHEMAS[kind] as z.ZodType<EntryData[Kind]>).safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) return { issues: schemaIssues(file, SCHEMAS[kind], parsed.error) };
  const path = entryPath(kind, id, parsed.data);
  const entry: Entry = { kind, id, file, data: parsed.data, body: parts.body, path, number: ledger.pages[path]?.number ?? 0 };
  return { entry, issues: [] };
}

/** Reads every entry below `<root>/content`. Never throws for a fault of content: it is in `issues`. */
export async function loadKnowledge(root: string = process.cwd()): Promise<Knowledge> {
  const entries: Entry[] = [];
  const issues: Issue[] = [];
  const unread = new Set<string>();
  const ledger = await readLedger(root);
  for (const kind of KIND_NAMES) {
    const folder = join(root, 'content', KINDS[kind].folder);
    for (const path of await filesBelow(folder)) {
      const file = relative(root, path).split(sep).join('/');
      const name = relative(folder, path).split(sep).join('/');
      if (!name.endsWith('.mdx')) {
        issues.push({ file, field: '', problem: '.mdx でないファイルがあります。', mend: '項目なら .mdx に名前を変え、そうでなければ content/ の外に移してください。' });
        continue;
      }
      const id = name.slice(0, -'.mdx'.length);
      const read = readEntry(kind, id, file, await readFile(path, 'utf8'), ledger);
      issues.push(...read.issues);
      if (read.entry !== undefined) entries.push(read.entry);
      else unread.add(`${kind} ${id}`);
    }
  }
  return new Knowledge(entries, ledger, issues, unread);
}
