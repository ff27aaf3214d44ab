import { z } from 'zod';
import { closest } from './closest.ts';
import { fieldPath, type Issue } from './issue.ts';

z.config(z.locales.ja());

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  enum?: unknown[];
}

/** The descriptions of a schema as JSON Schema: what editors show, and where an error finds the words for its mend. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

function within(schema: JsonSchema | undefined, part: PropertyKey): JsonSchema | undefined {
  if (schema === undefined) return undefined;
  const own = typeof part === 'number' ? schema.items : schema.properties?.[String(part)];
  if (own !== undefined) return own;
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const found = within(branch, part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldsOf(schema: JsonSchema | undefined): string[] {
  if (schema === undefined) return [];
  return [...Object.keys(schema.properties ?? {}), ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(fieldsOf)];
}

/** A value of another shape than the field's, in words that need no programming; null where Zod's own words do. */
function wrongShape({ expected, input }: { readonly expected: string; readonly input?: unknown }, called: string, fields: readonly string[]): { problem: string; mend?: string } | null {
  if (input === undefined) return null;
  if (input === null) return { problem: `${called}が空です。` };
  if (expected === 'object') return { problem: `${called}には、名前の付いた欄を並べて書きます。`, mend: `「${fields[0] ?? 'text'}: …」のように、1行に1つずつ書いてください。使える項目は ${fields.join('、')} です。` };
  if (expected === 'array') return { problem: `${called}は、いくつか並べて書く欄です。`, mend: '1つでも、次の行に「- 」を付けて書いてください。' };
  if (expected === 'string') return { problem: `${called}が、文として読めません。`, mend: '数や記号だけの値、true や no は、"…" で囲んでください。並びや欄の組になっていないかも見てください。' };
  if (expected === 'number') return { problem: `${called}は、数で書きます。`, mend: '"…" を外し、半角の数字だけにしてください。' };
  return null;
}

/** Turns Zod's findings into issues that name file, field and mend; the mend comes from the field's own description. */
export function schemaIssues(file: string, schema: z.ZodType, error: z.ZodError): Issue[] {
  const root = jsonSchemaOf(schema);
  return error.issues.flatMap((issue): Issue[] => {
    const at = issue.path.reduce<JsonSchema | undefined>(within, root);
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      const known = [...new Set(fieldsOf(at ?? root))];
      return issue.keys.map((key) => {
        if (known.includes(key)) return { file, field: fieldPath([...issue.path, key]), problem: `「${key}」は、この type では使えません。`, mend: '消すか、type を見直してください。' };
        const meant = closest(key, known);
        return {
          file,
          field: fieldPath([...issue.path, key]),
          problem: `「${key}」という項目はありません。`,
          mend: meant === undefined ? `使える項目は ${known.join('、')} です。` : `「${meant}」の書きまちがいなら直してください。使える項目は ${known.join('、')} です。`,
        };
      });
    }
    const missing = issue.code === 'invalid_type' && issue.input === undefined;
    const name = issue.path.at(-1);
    const called = typeof name === 'string' ? `「${name}」` : '値';
    const shape = issue.code === 'invalid_type' ? wrongShape(issue, called, fieldsOf(at)) : null;
    const problem = missing ? `${called}がありません。` : shape?.problem ?? issue.message;
    const mend = [shape?.mend, at?.description ?? (shape === null ? '書き方は content/README.md にあります。' : undefined)].filter((part) => part !== undefined).join(' ');
    const choices = at?.enum === undefined ? '' : ` 使える語: ${at.enum.join('、')}`;
    return [{ file, field, problem, mend: `${mend}${choices}` }];
  });
}
