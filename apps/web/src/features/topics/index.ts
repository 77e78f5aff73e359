export { topicKnowledge } from './known-topics.ts';
export { topicListCache } from './live.ts';
export { mergeCounts, mergeRead, mergeTopic } from './merge.ts';
export { visitTime } from './visit-time.ts';
