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

/** Turns Zod's findings into issues that name file, field and mend; the mend comes from the field's own description. */
export function schemaIssues(file: string, schema: z.ZodType, error: z.ZodError): Issue[] {
  const root = jsonSchemaOf(schema);
  return error.issues.flatMap((issue): Issue[] => {
    const at = issue.path.reduce<JsonSchema | undefined>(within, root);
    const field = fieldPath(issue.path);
    if (issue.code === 'unrecognized_keys') {
      const known = fieldsOf(at ?? root);
      return issue.keys.map((key) => {
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
    const problem = missing ? `${typeof name === 'string' ? `「${name}」` : '値'}がありません。` : issue.message;
    const mend = at?.description ?? '書き方は content/README.md にあります。';
    const choices = at?.enum === undefined ? '' : ` 使える語: ${at.enum.join('、')}`;
    return [{ file, field, problem, mend: `${mend}${choices}` }];
  });
}
