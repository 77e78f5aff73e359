export { topicListQuery } from './api/topics.ts';
export { NewTopicHost } from './components/new-topic-host.tsx';
export { TopicRow } from './components/topic-row.tsx';
export { openNewTopic } from './hooks/new-topic.ts';
export { mergeCounts, mergeRead, mergeTopic } from './model/merge.ts';
export { visitTime } from './model/visit-time.ts';
