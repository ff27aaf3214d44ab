import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editorSchemas } from '../kb/editor-schemas.ts';

/** `npm run schemas`: writes the JSON Schemas that editors read. A test says when they are behind. */
const folder = join('content', '.schemas');
await mkdir(folder, { recursive: true });
for (const [name, text] of editorSchemas()) await writeFile(join(folder, name), text);
console.log(`${folder} に書きました。`);
