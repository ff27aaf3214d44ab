/**
 * Resolves in a task of its own, so that keys, scrolling and painting get their turn first. Not by a timer: browsers hold
 * each timer that follows others back for four milliseconds (HTML §8.7), and long work has hundreds of such pauses.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(); };
    port2.postMessage(null);
  });
}
