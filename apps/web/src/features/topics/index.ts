export { topicListKey, topicListQuery } from './api/topics.ts';
export { isUnread, newReplies } from './data.ts';
export { findInLists, topicKnowledge } from './known-topics.ts';
export { topicListCache } from './live.ts';
export { asView, mergeCounts, mergeRead, mergeTopic } from './merge.ts';
