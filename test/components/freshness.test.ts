import { describe, expect, test } from 'vitest';
import { needsRecheck } from '../../src/components/freshness.ts';

describe('確かめてから時間がたつと、要再確認になる', () => {
  test.each([
    ['プロバイダーは6か月', 'provider', '2026-05-22', '2026-11-22', '2026-11-23'],
    ['直し方は6か月', 'fix', '2026-05-22', '2026-11-22', '2026-11-23'],
    ['機器は1年半', 'family', '2025-05-22', '2026-11-22', '2026-11-23'],
    ['用語は5年', 'term', '2021-11-22', '2026-11-22', '2026-11-23'],
    ['月の終わりの日は、短い月でもその月のうち', 'service', '2026-08-31', '2027-02-28', '2027-03-01'],
  ] as const)('%s', (_name, kind, checked, lastGood, firstStale) => {
    expect(needsRecheck(kind, checked, lastGood)).toBe(false);
    expect(needsRecheck(kind, checked, firstStale)).toBe(true);
  });
});
