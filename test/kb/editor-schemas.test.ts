import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { editorSchemas } from '../../src/kb/editor-schemas.ts';

const folder = fileURLToPath(new URL('../../content/.schemas', import.meta.url));

describe('編集ソフトのためのJSON Schema', () => {
  test.each([...editorSchemas()])('%s は今の形と同じ（違えば npm run schemas を実行する）', async (name, text) => {
    expect(await readFile(join(folder, name), 'utf8')).toBe(text);
  });

  test('どの欄にも日本語の説明がある', () => {
    const bare: string[] = [];
    const visit = (name: string, schema: { properties?: Record<string, { description?: string; properties?: never; items?: never }>; items?: never }): void => {
      for (const [key, field] of Object.entries(schema.properties ?? {})) {
        if (field.description === undefined) bare.push(`${name}.${key}`);
        visit(`${name}.${key}`, field);
        if (field.items !== undefined) visit(`${name}.${key}[]`, field.items);
      }
    };
    for (const [name, text] of editorSchemas()) visit(name, JSON.parse(text) as never);
    expect(bare).toEqual([]);
  });
});
