/** Resolves in a task of its own, so that keys, scrolling and painting get their turn first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
