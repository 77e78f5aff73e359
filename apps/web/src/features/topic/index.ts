export { topicCache } from './live.ts';
