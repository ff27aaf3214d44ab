for (const form of document.querySelectorAll<HTMLFormElement>('form.search-box')) {
  form.addEventListener('submit', (event) => {
    // What follows `#` is never sent to the host: a log line pasted into the box stays in the browser.
    event.preventDefault();
    location.href = `${form.action}#q=${encodeURIComponent(String(new FormData(form).get('q') ?? ''))}`;
  });
}

/** `/` moves to the first search box, unless the reader is typing or holds a key that makes it a command. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target;
  if (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))) return;
  const input = document.querySelector<HTMLInputElement>('form.search-box input[name="q"]');
  if (input === null) return;
  event.preventDefault();
  input.focus();
  input.select();
});

export {};
