export { mergeCounts, mergeRead, mergeTopic } from './merge.ts';
export { visitTime } from './visit-time.ts';
