declare module 'virtual:jiten/catalogue' {
  const catalogue: import('../engine/catalogue.ts').CatalogueSource;
  export default catalogue;
}
declare module 'virtual:jiten/words' {
  const words: import('./catalogue.ts').Words;
  export default words;
}
