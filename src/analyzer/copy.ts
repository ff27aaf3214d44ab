/** Copies a text; false where the browser has no clipboard for this page (plain http) or refuses it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies a text and says so; where that fails, marks it so that the reader's own hands can. */
export async function copyAndSay(text: string, shown: HTMLElement, status: HTMLElement): Promise<void> {
  if (await copyText(text)) {
    status.textContent = 'コピーしました。';
    return;
  }
  getSelection()?.selectAllChildren(shown);
  status.textContent = 'ブラウザーがコピーをさせませんでした。選んだ文字を長押しするか、Ctrl+Cでコピーしてください。';
}
