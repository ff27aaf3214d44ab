import { formatIssues } from '../kb/issue.ts';
import { checkIntegrity } from '../kb/integrity.ts';
import { loadKnowledge } from '../kb/load.ts';

/** The content half of `npm run check`: every fault of the content at once; exit status 1 when there is one. */
const root = process.cwd();
const knowledge = await loadKnowledge(root);
const issues = checkIntegrity(knowledge, new Date().toISOString().slice(0, 10))
  .filter((issue) => !process.argv.includes('--no-ledger') || !issue.mend.includes('npm run ledger'));
if (issues.length > 0) {
  console.error(formatIssues(issues));
  console.error(`\n${issues.length}か所を直してください。`);
  process.exitCode = 1;
} else {
  console.log(`${knowledge.entries.length}件の項目に、直すところはありません。`);
}
