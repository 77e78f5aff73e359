import { declareErrors } from '../kernel/error.ts';
import { topicErrors as codes } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const topicErrors = declareErrors(codes, {
  TOPIC_LOCKED: {
    meaning: 'The topic takes no more replies.',
    message: 'This topic is locked.',
  },
});
