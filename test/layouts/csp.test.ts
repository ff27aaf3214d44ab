import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../src/layouts/csp.ts';

describe('ページの決まり（CSP）は', () => {
  test('初めに全部を断り、同じサイトのものだけを許す', () => {
    expect(contentSecurityPolicy()).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'none'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'",
    );
  });

  test('ページが自分の決まりを持つとき、足すのでなく置きかえる', () => {
    const policy = contentSecurityPolicy({ 'connect-src': "'none'", 'worker-src': 'blob:' });
    expect(policy).toContain("connect-src 'none'; ");
    expect(policy).toContain('worker-src blob:; ');
    expect(policy.match(/connect-src/g)).toHaveLength(1);
  });
});
