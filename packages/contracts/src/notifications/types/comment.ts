import { defineNotificationType } from '../define-type.ts';
import { postData, postUrl } from './shared.ts';

/** Somebody replied in the member's topic, or in one they watch. */
export const comment = defineNotificationType({
  type: 'comment',
  category: 'replies',
  priority: 'normal',
  data: postData,
  rank: 30,
  groupKey: ({ data }) => `comment:${data.topicId}`,
  defaults: { inApp: true, push: true, email: true },
  mutable: true,
  retractable: true,
  url: postUrl,
  messages: {
    en: {
      label: 'Replies in your topics',
      title: '{who} replied in {topic}',
      message: '{excerpt}',
      action: 'Open topic',
    },
    de: {
      label: 'Antworten in deinen Themen',
      title: '{count, plural, one {{who} hat in {topic} geantwortet} other {{who} haben in {topic} geantwortet}}',
      message: '{excerpt}',
      action: 'Thema öffnen',
    },
  },
});
