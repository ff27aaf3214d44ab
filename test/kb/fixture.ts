import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { publishedPages } from '../../src/kb/anchors.ts';
import { checkIntegrity } from '../../src/kb/integrity.ts';
import { formatIssue, type Issue } from '../../src/kb/issue.ts';
import { extendLedger, writeLedger } from '../../src/kb/ledger.ts';
import { loadKnowledge } from '../../src/kb/load.ts';

const COMMON = { summary: '要約です。', confidence: 'reported', sources: [{ key: 'a', url: 'https://example.com/', kind: 'report', seen: '2026-01-01' }], checked: '2026-01-01' };

/** A knowledge base of one symptom, cause, check, fix, family and message page, whole and right. */
export function smallContent(): Record<string, Record<string, unknown>> {
  return {
    'symptoms/no-net': { title: 'つながらない', ...COMMON, wordings: ['ネットにつながらない', '急に切れた'], triggers: ['nothing-changed'], save_first: ['ログの写真'], first_check: 'lamp', causes: [{ cause: 'wrong-password', check: 'lamp', see: 'ランプが消えている', confidence: 'reported' }] },
    'causes/wrong-password': { title: 'パスワードが違う', ...COMMON, checks: ['lamp'], resolutions: ['type-again'], who: [{ text: 'プロバイダーを変えた人', confidence: 'reported' }] },
    'checks/lamp': { title: 'ランプを見る', ...COMMON, question: 'ランプは点いていますか', how: [{ anchor: 'look', do: 'ランプを見ます。' }], answers: [{ anchor: 'on', text: '点いている', means: 'つながっています。', excludes: ['wrong-password'], confidence: 'reported' }, { anchor: 'off', text: '消えている', means: '切れています。', supports: ['wrong-password'], confidence: 'reported' }], proves: '接続の有無。', not_proves: '速さ。' },
    'fixes/type-again': { title: 'パスワードを入れ直す', ...COMMON, steps: [{ anchor: 'type', do: 'パスワードを入れます。' }], undo: '前の値に戻します。', worked: 'ランプが点きます。', if_not: [{ text: 'プロバイダーに聞きます。' }] },
    'families/box': { title: '箱', ...COMMON, type: 'device', place: 'home', makers: ['箱社'], formats: [{ anchor: 'log', name: 'ログ', header: '{at:time} {message}', order: 'newest-first', samples: [{ seen: '2023/03/23 11:43:35 session end[main]' }] }] },
    'messages/box/session': { title: 'セッション', ...COMMON, messages: [
      { anchor: 'end', title: '終わった', templates: [{ text: 'session end[{session:word}]', samples: [{ seen: 'session end[main]', from: 'a' }] }], level: 'sign', event: 'wan.session/end', meaning: '終わりました。', confidence: 'reported', near_misses: ['session ended[main]'], causes: [{ cause: 'wrong-password', confidence: 'inferred' }] },
      { anchor: 'begin', title: '始まった', templates: [{ text: 'session begin[{session:word}]', samples: [{ seen: 'session begin[main]' }] }], level: 'normal', meaning: '始まりました。', confidence: 'reported' },
    ] },
  };
}

export type Change = (content: Record<string, Record<string, unknown>>) => void;

/** Writes `content` as the content folder of `root`, in place of what was there. */
export async function writeContent(root: string, content: Readonly<Record<string, Record<string, unknown>>>): Promise<void> {
  await rm(join(root, 'content'), { recursive: true, force: true });
  for (const [name, data] of Object.entries(content)) {
    const path = join(root, 'content', `${name}.mdx`);
    await mkdir(dirname(path), { recursive: true });
    const { body = '説明です。', ...front } = data;
    await writeFile(path, `---\n${stringify(front)}---\n\n${String(body)}\n`);
  }
}

/** Writes the small content to a folder of its own, changed by `change`, and answers every issue the check finds. */
export async function issuesAfter(change: Change, options: { readonly raw?: Readonly<Record<string, string>>; readonly ledger?: 'before' | 'after' } = {}): Promise<readonly Issue[]> {
  const root = await mkdtemp(join(tmpdir(), 'jiten-'));
  const write = async (content: Record<string, Record<string, unknown>>): Promise<void> => {
    await writeContent(root, content);
    for (const [name, text] of Object.entries(options.raw ?? {})) {
      await mkdir(dirname(join(root, 'content', name)), { recursive: true });
      await writeFile(join(root, 'content', name), text);
    }
  };
  try {
    const content = smallContent();
    if (options.ledger === 'before') await write(content);
    else { change(content); await write(content); }
    const knowledge = await loadKnowledge(root);
    const ledger = extendLedger(knowledge.ledger, publishedPages(knowledge.entries));
    if (options.ledger === 'before') { change(content); await write(content); }
    await writeLedger(root, ledger);
    return checkIntegrity(await loadKnowledge(root), '2026-11-22');
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The words a content author reads. */
export async function wordsAfter(change: Change, options?: Parameters<typeof issuesAfter>[1]): Promise<string[]> {
  return (await issuesAfter(change, options)).map(formatIssue);
}
