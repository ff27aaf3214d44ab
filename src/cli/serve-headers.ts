/** One path pattern of a `_headers` file with the headers it sets and, as Cloudflare Pages has it, takes away (`! Name`). */
export interface HeaderRule {
  readonly pattern: string;
  readonly set: readonly { readonly name: string; readonly value: string }[];
  readonly unset: readonly string[];
}

/**
 * Reads a `_headers` file as Netlify and Cloudflare Pages do: a path at the start of a line, its headers indented below
 * it, `#` for comments. Throws, with the line, on a header that belongs to no path or has no colon: a host would drop it
 * in silence, and with it perhaps a protection.
 */
export function parseHeaderRules(source: string): readonly HeaderRule[] {
  const rules: { pattern: string; set: { name: string; value: string }[]; unset: string[] }[] = [];
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: text, set: [], unset: [] });
      continue;
    }
    const rule = rules.at(-1);
    const place = `_headersの${index + 1}行目「${text}」`;
    if (rule === undefined) throw new Error(`${place}の前に、パスの行がありません。`);
    const header = /^([^\s:!]+):\s*(.*)$/.exec(text);
    const taken = /^!\s*([^\s:]+)$/.exec(text);
    if (header) rule.set.push({ name: header[1] ?? '', value: header[2] ?? '' });
    else if (taken) rule.unset.push(taken[1] ?? '');
    else throw new Error(`${place}は「名前: 値」の形ではありません。`);
  }
  return rules;
}

/**
 * The headers that the rules give a path, by lower-case name. Every matching rule counts, in order; values of one name
 * are joined by a comma, as hosts do. For a base path, give the path below it.
 */
export function headersFor(rules: readonly HeaderRule[], path: string): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  for (const rule of rules.filter(({ pattern }) => matches(pattern, path))) {
    for (const name of rule.unset) headers.delete(name.toLowerCase());
    for (const { name, value } of rule.set) {
      const earlier = headers.get(name.toLowerCase());
      headers.set(name.toLowerCase(), earlier === undefined ? value : `${earlier}, ${value}`);
    }
  }
  return Object.fromEntries(headers);
}

/** `*` takes anything, slashes too; `:name` takes one segment. */
function matches(pattern: string, path: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/:[A-Za-z]\w*/g, '[^/]+');
  return new RegExp(`^${source}$`, 's').test(path);
}
