import { publishedPages } from '../kb/anchors.ts';
import { extendLedger, writeLedger } from '../kb/ledger.ts';
import { loadKnowledge } from '../kb/load.ts';

/** `npm run ledger`: gives numbers to new pages and records new anchors. Nothing is ever taken out. */
const root = process.cwd();
const knowledge = await loadKnowledge(root);
const before = Object.keys(knowledge.ledger.pages).length;
const ledger = extendLedger(knowledge.ledger, publishedPages(knowledge.entries));
await writeLedger(root, ledger);
console.log(`台帳: ${Object.keys(ledger.pages).length}ページ（新しく${Object.keys(ledger.pages).length - before}ページ）`);
