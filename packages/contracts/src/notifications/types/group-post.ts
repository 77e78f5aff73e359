import { z } from 'zod';
import { defineNotificationType } from '../define-type.ts';
import { groupData, topicData } from './shared.ts';

/** A topic began in a category of a group the member is in. */
export const groupPost = defineNotificationType({
  type: 'group_post',
  category: 'groups',
  priority: 'normal',
  data: z.strictObject({ ...topicData.shape, ...groupData.shape }),
  rank: 35,
  groupKey: ({ data }) => `group_post:${data.groupId}`,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  retractable: true,
  url: ({ topicId }) => `/t/${topicId}`,
  messages: {
    en: {
      label: 'Topics in your groups',
      title: '{count, plural, one {{who} started {topic}} other {{who} started topics, the latest {topic}}}',
      message: '{group}',
      action: 'Open topic',
    },
    de: {
      label: 'Themen in deinen Gruppen',
      title: '{count, plural, one {{who} hat {topic} begonnen} other {{who} haben Themen begonnen, zuletzt {topic}}}',
      message: '{group}',
      action: 'Thema öffnen',
    },
  },
});
