export { type TopicData, topicQuery } from './api/topic.ts';
export { topicCache } from './live.ts';
