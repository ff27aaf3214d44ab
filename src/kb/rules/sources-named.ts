import type { Issue } from '../issue.ts';
import type { Knowledge } from '../load.ts';

function keysIn(value: unknown, path: string, found: { field: string; key: string }[]): void {
  if (Array.isArray(value)) value.forEach((item, index) => keysIn(item, `${path}[${index}]`, found));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const field = path === '' ? name : `${path}.${name}`;
      if (name === 'from' && typeof item === 'string') found.push({ field, key: item });
      // A sample's `source` is the line itself; elsewhere `source` is a key.
      else if (name === 'source' && typeof item === 'string' && !/\.samples\[\d+\]\.source$/.test(field)) found.push({ field, key: item });
      else keysIn(item, field, found);
    }
  }
}

/** Every source a claim or a sample names is listed under `sources`, and no two share a key. */
export function sourcesNamed(knowledge: Knowledge): Issue[] {
  return knowledge.entries.flatMap((entry): Issue[] => {
    const keys = entry.data.sources.flatMap(({ key }) => (key === undefined ? [] : [key]));
    const issues: Issue[] = [];
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined) issues.push({ file: entry.file, field: 'sources', problem: `key「${twice}」が2つあります。`, mend: '片方の key を変えてください。' });
    const named: { field: string; key: string }[] = [];
    keysIn(entry.data, '', named);
    for (const { field, key } of named) {
      if (keys.includes(key)) continue;
      issues.push({ file: entry.file, field, problem: `出典「${key}」が sources にありません。`, mend: keys.length === 0 ? 'sources の出典に key を付けてください。' : `sources の key は ${keys.join('、')} です。` });
    }
    return issues;
  });
}
