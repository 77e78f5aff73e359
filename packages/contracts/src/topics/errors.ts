import { declareErrors } from '../kernel/error.ts';
import { topicDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const topicErrors = declareErrors(topicDeclarations.errors, {
  TOPIC_LOCKED: {
    meaning: 'The topic takes no more replies.',
    message: 'This topic is locked.',
  },
  TOO_MANY_MENTIONS: {
    meaning:
      'The text names more people and groups than its author may in one: 5 while they are new (registered less than a day ago, or fewer than five posts), 20 else. Nothing was written.',
    message: 'This text names too many people.',
  },
  CONFIRM_MENTION: {
    meaning:
      'A group is named, and more than 20 people would be notified; `details` has how many at `confirmMentions`. Nothing was written. Send it again with `confirmMentions: true` where that is meant.',
    message: 'More than 20 people would be notified. Confirm that you mean them all.',
  },
});
