export { scratchDirectory } from './scratch-directory.ts';
export { viewersOfEachTest } from './viewers-of-each-test.ts';
