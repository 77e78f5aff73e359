import { defineNotificationType } from '../define-type.ts';
import { topicData } from './shared.ts';

/** A topic began in a category the member watches, or by somebody they follow. */
export const topic = defineNotificationType({
  type: 'topic',
  category: 'watching',
  priority: 'normal',
  data: topicData,
  rank: 40,
  groupKey: ({ data }) => `topic:${data.categoryId}`,
  defaults: { inApp: true, push: false, email: false },
  mutable: true,
  retractable: true,
  url: ({ topicId }) => `/t/${topicId}`,
  messages: {
    en: {
      label: 'New topics',
      title: '{count, plural, one {{who} started {topic}} other {{who} started topics, the latest {topic}}}',
      message: '{category}',
      action: 'Open topic',
    },
    de: {
      label: 'Neue Themen',
      title: '{count, plural, one {{who} hat {topic} begonnen} other {{who} haben Themen begonnen, zuletzt {topic}}}',
      message: '{category}',
      action: 'Thema öffnen',
    },
  },
});
