import { defineNotificationType } from '../define-type.ts';
import { postData, postUrl } from './shared.ts';

/** Somebody liked what the member wrote. */
export const like = defineNotificationType({
  type: 'like',
  category: 'reactions',
  priority: 'low',
  data: postData,
  rank: 50,
  groupKey: ({ entity }) => `like:${entity.id}`,
  defaults: { inApp: true, push: false, email: false },
  mutable: true,
  retractable: true,
  url: postUrl,
  messages: {
    en: {
      label: 'Likes',
      title: '{number, plural, =0 {{who} liked your topic {topic}} other {{who} liked your reply in {topic}}}',
      message: '{excerpt}',
      action: 'Open topic',
    },
    de: {
      label: 'Likes',
      title:
        '{number, plural, =0 {{who}: Gefällt mir für dein Thema {topic}} other {{who}: Gefällt mir für deine Antwort in {topic}}}',
      message: '{excerpt}',
      action: 'Thema öffnen',
    },
  },
});
