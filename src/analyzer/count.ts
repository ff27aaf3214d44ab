/** A whole number as it is written in Japanese: `1,318`. The browser's own way loads its data for that at the first call, which costs a frame. */
export function count(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
