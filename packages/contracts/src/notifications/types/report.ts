import { z } from 'zod';
import { defineNotificationType } from '../define-type.ts';

/** Something waits in the queue of reports. Who reported it is nobody's business but the queue's. */
export const report = defineNotificationType({
  type: 'report',
  category: 'moderation',
  priority: 'normal',
  data: z.strictObject({ title: z.string().describe('What was reported: the title of its topic, or a name.') }),
  rank: 50,
  groupKey: ({ entity }) => `report:${entity.id}`,
  defaults: { inApp: true, push: false, email: false },
  mutable: true,
  retractable: true,
  url: () => '/moderation',
  messages: {
    en: {
      label: 'Reports',
      title: '{count, plural, one {A report waits: {title}} other {# reports wait: {title}}}',
      message: '',
      action: 'Open queue',
    },
    de: {
      label: 'Meldungen',
      title: '{count, plural, one {Eine Meldung wartet: {title}} other {# Meldungen warten: {title}}}',
      message: '',
      action: 'Meldungen öffnen',
    },
  },
});
