/** The engine: lines in, findings out. Pure: no DOM, no Node, no network; its own tsconfig enforces it. */
export { conclude, exportAnalysis, lineOf, noted, readLog, timeText, type Analysis, type AnalysisLine, type Reading } from './analysis.ts';
export { calmOf, type Calm } from './calm.ts';
export { compileCatalogue, LEVEL_NAMES, type Catalogue, type CatalogueSource, type LineLevel } from './catalogue.ts';
export { explain, type Explanation } from './explain.ts';
export { holesOf, type HoleValue } from './holes.ts';
export { renumber, tidied, type Fix, type Tidied } from './paste.ts';
export { Reader, type ReadOptions } from './reader.ts';
export { groupUnknown, maskedShape, type UnknownGroup } from './unknown.ts';
export type { FindingState, Strength } from './sightings.ts';
export type { Finding } from './stories.ts';
export type { Note, Sequence } from './sequence.ts';
