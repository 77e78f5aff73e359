export { knownBombs, MOST, makeBomb } from './bombs.ts';
export type { CorpusText } from './corpus/corpus-text.ts';
export { corpus } from './corpus.ts';
export { slugs } from './slugs.ts';
