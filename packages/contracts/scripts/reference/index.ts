export { referenceBlocks } from './blocks.ts';
export { code, table } from './markdown.ts';
