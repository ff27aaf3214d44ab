import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { stringify } from 'yaml';
import { loadKnowledge } from '../kb/load.ts';
import { propose } from '../kb/propose.ts';
import { dayOf, entrySkeleton, messagePageSkeleton, messageSkeleton } from '../kb/skeleton.ts';
import { KINDS, KIND_NAMES, type Kind } from '../schema/vocabulary.ts';

/**
 * `npm run new -- message '行' [family/page]` and `npm run new -- cause 'id' '題名'`: a new entry from a pasted line or a
 * title. Asks for what is missing when a person sits at the terminal; writes nothing over a file that is there.
 */
const [kind, ...rest] = process.argv.slice(2);

async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (await prompt.question(question)).trim();
  prompt.close();
  return answer;
}

async function write(file: string, text: string): Promise<void> {
  const exists = await access(file).then(() => true, () => false);
  if (exists) {
    console.error(`「${file}」はもうあります。別の名前にしてください。`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`作りました: ${file}\n「ここに書く」を書きかえ、目印（anchor）を意味のある名前にします。公開した目印は変えられません。\nそのあと「npm run check」でまちがいを見て、「npm run ledger」で番号を付けてください。`);
}

async function newMessage(): Promise<void> {
  const line = rest[0] ?? (await ask('ログの行を貼ってください: '));
  if (line === '') throw new Error('行がありません。例: npm run new -- message \'2023/03/23 11:43:35 PPPoE セッション解放[メインセッション]\'');
  const knowledge = await loadKnowledge();
  const now = Date.now();
  const proposal = propose(knowledge, line, now);
  console.log(`本文: ${proposal.message}\nひな形の案: ${proposal.template}\n機器の見当: ${proposal.family ?? 'わかりません'}`);
  if (proposal.program !== null) console.log(`プログラムの見当: ${proposal.program}（ログの文は、書いたプログラムのフォルダーに置きます）`);
  if (proposal.known !== null) {
    console.log(`この行はもうあります: ${proposal.known}\n例を足すなら、そのページの samples に書いてください。`);
    return;
  }
  if (proposal.similar !== null) console.log(`よく似た文があります: ${proposal.similar}（同じ意味なら、そのページに足してください）`);
  const folder = proposal.program ?? proposal.family ?? 'ntt-hgw';
  const pages = knowledge.entries.filter((entry) => entry.kind === 'message' && entry.id.startsWith(`${folder}/`)).map(({ id }) => id);
  if (pages.length > 0) console.log(`いまあるページ: ${pages.join('、')}`);
  const page = rest[1] ?? (await ask(`置き場所（例: ${folder}/my-page）: `));
  if (page === '') {
    console.log(`\n新しいページにするなら、置き場所を付けて、もう一度実行してください。例: npm run new -- message '行' ${folder}/my-page\nいまあるページに足すなら、次を messages の最後に貼ってください。\n\n${stringify([messageSkeleton(proposal, 'new')], { lineWidth: 0 })}`);
    return;
  }
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(page)) throw new Error(`置き場所「${page}」の形が違います。「ntt-hgw/pppoe-session」のように、機器かプログラムのIDとページの名前で書いてください。`);
  if (knowledge.find('message', page) !== undefined) {
    console.log(`\ncontent/messages/${page}.mdx はもうあります。次を messages の最後に貼ってください。\n\n${stringify([messageSkeleton(proposal, 'new')], { lineWidth: 0 })}`);
    return;
  }
  await write(join('content', 'messages', `${page}.mdx`), messagePageSkeleton(proposal, dayOf(new Date(now))));
}

async function newEntry(of: Exclude<Kind, 'message'>): Promise<void> {
  const id = rest[0] ?? (await ask('ID（半角の小文字・数字・ハイフン）: '));
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) throw new Error(`ID「${id}」の形が違います。半角の小文字・数字・ハイフンで書いてください。例: npm run new -- ${of} moved-to-ipoe '回線がIPoEに切り替えられた'`);
  const title = rest[1] ?? (await ask('題名: '));
  if (title === '') throw new Error(`題名がありません。例: npm run new -- ${of} ${id} '題名'`);
  await write(join('content', KINDS[of].folder, `${id}.mdx`), entrySkeleton(of, title, dayOf(new Date())));
}

try {
  if (kind === 'message') await newMessage();
  else if (kind !== undefined && (KIND_NAMES as string[]).includes(kind)) await newEntry(kind as Exclude<Kind, 'message'>);
  else throw new Error(`使い方: npm run new -- 種類 …\n種類は ${KIND_NAMES.join('、')} です。\n例: npm run new -- message 'ログの行'`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
