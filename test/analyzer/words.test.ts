import { describe, expect, test } from 'vitest';
import { wordsAt, type MessageWords } from '../../src/analyzer/words.ts';

const message: MessageWords = {
  title: '入った', meaning: '入りました。', confidence: 'reported', url: '/messages/a/', worry: '正常です。', next: '時刻を見ます。',
  when: { sign: { meaning: '外から入りました。', worry: '覚えがなければ閉じます。' }, fault: { meaning: '止まりました。' } },
};

describe('アドレスで判定が変わった行の言葉', () => {
  test('ふだんの判定なら、ふだんの言葉のまま', () => expect(wordsAt(message, 'normal')).toBe(message));
  test('変わった判定なら、そのときの意味と心配を言う', () => expect(wordsAt(message, 'sign')).toMatchObject({ title: '入った', meaning: '外から入りました。', worry: '覚えがなければ閉じます。', next: '時刻を見ます。' }));
  test('そのときの心配が書かれていなければ、ふだんの「正常です」を言わない', () => expect(wordsAt(message, 'fault')).not.toHaveProperty('worry'));
});
