import { describe, expect, test } from 'vitest';
import { answering, movedAnchors, movedPages } from '../../src/layouts/moves.ts';
import { Knowledge, readEntry } from '../../src/kb/load.ts';

const ledger = { next: 1, pages: {} };
function term(id: string, formerly: string[]) {
  return readEntry('term', id, `${id}.mdx`, `---
title: ${id}
summary: 要約です。
confidence: official
sources: [{ name: 仕様, kind: standard, seen: 2026-11-22 }]
checked: 2026-11-22
definition: 説明です。
standalone: true
formerly: ${JSON.stringify(formerly)}
---
`, ledger).entry!;
}

describe('移った項目は', () => {
  const nat = term('nat', ['/terms/napt/', '/terms/port/#nat']);
  const port = term('port', []);
  const kb = new Knowledge([nat, port], ledger, []);

  test('前のページのアドレスから開ける', () => {
    expect(movedPages(kb)).toEqual([{ path: '/terms/napt/', to: nat }]);
    expect(answering(kb, '/terms/napt/')).toBe(nat);
  });

  test('前のページが残っていれば、そのページの前の目印から行ける', () => {
    expect(movedAnchors(kb, '/terms/port/')).toEqual([{ anchor: 'nat', to: nat }]);
    expect(movedAnchors(kb, '/terms/nat/')).toEqual([]);
  });

  test('今あるページは、そのまま答える', () => {
    expect(answering(kb, '/terms/port/')).toBe(port);
    expect(answering(kb, '/terms/nowhere/')).toBeUndefined();
  });
});
