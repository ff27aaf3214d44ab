import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes the C headers that come with the `node` package: 67 MB for building native add-ons, of which there are none.
 * Runs after every install, on the Node.js that npm runs on.
 */
const packages = join('node_modules', 'node', 'node_modules');
for (const name of existsSync(packages) ? readdirSync(packages) : []) rmSync(join(packages, name, 'include'), { recursive: true, force: true });
