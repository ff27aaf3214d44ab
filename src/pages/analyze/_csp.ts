import { href } from '../../components/href.ts';
import type { CspDirectives } from '../../layouts/csp.ts';

/**
 * What the pages that hold a log may do: nothing that sends. The analyzer runs in a `blob:` worker, which is bound by
 * this policy too; a worker with an address of its own would not be. The one other source of workers is the service
 * worker's own file, by its path on whatever host serves the site: workers are of one's own origin in any case.
 */
export const LOG_PAGE_CSP: CspDirectives = {
  'connect-src': "'none'",
  'form-action': "'none'",
  'worker-src': `blob: *:*${href('/sw.js')}`,
};
