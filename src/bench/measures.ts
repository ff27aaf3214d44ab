/** What `npm run bench` prints: a name, a number, its unit. */
export type Measures = Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
