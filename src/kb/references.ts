import type { z } from 'zod';
import { SCHEMAS } from '../schema/entries.ts';
import { fieldPath } from './issue.ts';
import type { Entry } from './load.ts';
import { jsonSchemaOf } from './schema-issues.ts';

/** One mention of another entry in the front matter: where it stands and what it names. */
export interface Reference {
  readonly from: Entry;
  readonly field: string;
  /** A kind, or `message-anchor` for one message on a page. */
  readonly refersTo: string;
  readonly id: string;
}

interface Shape {
  refersTo?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

const SHAPES = new Map<z.ZodType, Shape>();
function shapeOf(schema: z.ZodType): Shape {
  let shape = SHAPES.get(schema);
  if (shape === undefined) {
    shape = jsonSchemaOf(schema) as Shape;
    SHAPES.set(schema, shape);
  }
  return shape;
}

function collect(shape: Shape | undefined, value: unknown, path: readonly PropertyKey[], found: { path: readonly PropertyKey[]; refersTo: string; id: string }[]): void {
  if (shape === undefined || value === undefined || value === null) return;
  if (shape.refersTo !== undefined && typeof value === 'string') found.push({ path, refersTo: shape.refersTo, id: value });
  if (Array.isArray(value)) value.forEach((item, index) => collect(shape.items, item, [...path, index], found));
  else if (typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) collect(shape.properties?.[key], item, [...path, key], found);
  }
  for (const branch of [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]) collect(branch, value, path, found);
}

/** Every reference of an entry's front matter, found by the schema's own `refersTo` marks, so that a new field cannot be forgotten. */
export function referencesOf(entry: Entry): readonly Reference[] {
  const found: { path: readonly PropertyKey[]; refersTo: string; id: string }[] = [];
  collect(shapeOf(SCHEMAS[entry.kind]), entry.data, [], found);
  const seen = new Set<string>();
  return found
    .map(({ path, refersTo, id }) => ({ from: entry, field: fieldPath(path), refersTo, id }))
    .filter(({ field, id }) => !seen.has(`${field} ${id}`) && seen.add(`${field} ${id}`) !== undefined);
}

/** Every piece of text in the front matter with its field, for the rules about words. */
export function textsOf(data: unknown, path: readonly PropertyKey[] = []): readonly { readonly field: string; readonly text: string }[] {
  if (typeof data === 'string') return [{ field: fieldPath(path), text: data }];
  if (Array.isArray(data)) return data.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof data === 'object' && data !== null) return Object.entries(data).flatMap(([key, item]) => textsOf(item, [...path, key]));
  return [];
}
