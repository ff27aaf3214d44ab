import { describe, expect, test } from 'vitest';
import { headersFor, parseHeaderRules } from '../../src/cli/serve-headers.ts';

const rules = parseHeaderRules(`
# すべてのページ
/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'self'; connect-src 'self'

/analyze/*
  ! Content-Security-Policy
  Content-Security-Policy: default-src 'none'

/n/:number/
  Cache-Control: max-age=60
/n/1/
  cache-control: must-revalidate
`);

describe('_headersの規則', () => {
  test.each([
    ['すべてに合う', '/', { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'self'; connect-src 'self'" }],
    ['前の規則の値を消せる', '/analyze/worker.js', { 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'" }],
    ['1区間の名前に合う', '/n/23/', { 'cache-control': 'max-age=60' }],
    ['同じ名前の値をつなぐ', '/n/1/', { 'cache-control': 'max-age=60, must-revalidate' }],
  ])('%s', (_name, path, expected) => {
    expect(headersFor(rules, path)).toMatchObject(expected);
  });

  test('名前は区間をまたがない', () => {
    expect(headersFor(rules, '/n/23/x/')).not.toHaveProperty('cache-control');
  });

  test('前方だけ同じパスには合わない', () => {
    expect(headersFor(rules, '/analyzer/')).toHaveProperty('content-security-policy', "default-src 'self'; connect-src 'self'");
  });

  test('記号はその文字として比べる', () => {
    expect(headersFor(parseHeaderRules('/sw.js\n  A: 1'), '/swxjs')).toEqual({});
  });

  test.each([
    ['パスのない値', '  X-Frame-Options: DENY', '_headersの1行目「X-Frame-Options: DENY」の前に、パスの行がありません。'],
    ['コロンのない行', '/*\n  X-Frame-Options DENY', '_headersの2行目「X-Frame-Options DENY」は「名前: 値」の形ではありません。'],
  ])('%sは、行を示して断る', (_name, source, message) => {
    expect(() => parseHeaderRules(source)).toThrow(message);
  });
});
