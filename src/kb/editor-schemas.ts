import { SCHEMAS } from '../schema/entries.ts';
import { KIND_NAMES, type Kind } from '../schema/vocabulary.ts';
import { jsonSchemaOf } from './schema-issues.ts';

/** The JSON Schema of one kind's front matter, for editors: the same descriptions and choices that errors speak of. */
export function editorSchema(kind: Kind): string {
  return `${JSON.stringify({ $id: `${kind}.schema.json`, ...jsonSchemaOf(SCHEMAS[kind]) }, null, 2)}\n`;
}

/** File name → content, as `npm run schemas` writes them to `content/.schemas/`. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(KIND_NAMES.map((kind) => [`${kind}.schema.json`, editorSchema(kind)]));
}
