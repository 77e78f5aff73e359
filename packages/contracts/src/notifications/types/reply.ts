import { defineNotificationType } from '../define-type.ts';
import { postData, postUrl } from './shared.ts';

/** Somebody answered the member's reply. */
export const reply = defineNotificationType({
  type: 'reply',
  category: 'replies',
  priority: 'normal',
  data: postData,
  rank: 20,
  groupKey: null,
  defaults: { inApp: true, push: true, email: true },
  mutable: true,
  byName: true,
  retractable: true,
  url: postUrl,
  messages: {
    en: {
      label: 'Replies to you',
      title: '{who} replied to you in {topic}',
      message: '{excerpt}',
      action: 'Open topic',
    },
    de: {
      label: 'Antworten an dich',
      title: '{who} hat dir in {topic} geantwortet',
      message: '{excerpt}',
      action: 'Thema öffnen',
    },
  },
});
