import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkIntegrity } from '../../src/kb/integrity.ts';
import { formatIssues } from '../../src/kb/issue.ts';
import { loadKnowledge } from '../../src/kb/load.ts';
import { KIND_NAMES } from '../../src/schema/vocabulary.ts';

const knowledge = await loadKnowledge(fileURLToPath(new URL('../..', import.meta.url)));

describe('内容', () => {
  test('直すところがない', () => {
    expect(formatIssues(checkIntegrity(knowledge, new Date().toISOString().slice(0, 10)))).toBe('');
  });

  test.each(KIND_NAMES)('%s の項目がある', (kind) => {
    expect(knowledge.of(kind).length).toBeGreaterThan(0);
  });
});
