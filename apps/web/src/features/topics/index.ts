export { mergeCounts, mergeRead, mergeTopic } from './model/merge.ts';
export { visitTime } from './model/visit-time.ts';
