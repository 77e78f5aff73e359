import { defineNotificationType } from '../define-type.ts';
import { postData, postUrl } from './shared.ts';

/** Somebody wrote the member's name. */
export const mention = defineNotificationType({
  type: 'mention',
  category: 'mentions',
  priority: 'high',
  data: postData,
  rank: 10,
  groupKey: null,
  defaults: { inApp: true, push: true, email: true },
  mutable: true,
  byName: true,
  retractable: true,
  url: postUrl,
  messages: {
    en: { label: 'Mentions', title: '{who} mentioned you in {topic}', message: '{excerpt}', action: 'Open topic' },
    de: {
      label: 'Erwähnungen',
      title: '{who} hat dich in {topic} erwähnt',
      message: '{excerpt}',
      action: 'Thema öffnen',
    },
  },
});
