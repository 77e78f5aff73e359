import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';
import { alertData, alertType } from './shared.ts';

/** SpamShield kept messages away. */
export const alertSpam = defineNotificationType({
  ...alertType,
  type: 'alert.spam',
  data: z.strictObject({
    ...alertData,
    sender: z.string().describe('Who sent it.'),
    excerpt: z.string().describe('How it began.'),
    blocked: z.int().describe('How many messages of the kind were kept away.'),
  }),
  messages: {
    en: {
      label: 'Blocked spam (SpamShield)',
      title:
        '{blocked, plural, one {A message from {sender} was blocked} other {# messages from {sender} were blocked}}',
      message: '“{excerpt}”',
      action: 'Look at the alert',
    },
    de: {
      label: 'Abgefangener Spam (SpamShield)',
      title:
        '{blocked, plural, one {Eine Nachricht von {sender} wurde abgefangen} other {# Nachrichten von {sender} wurden abgefangen}}',
      message: '„{excerpt}“',
      action: 'Warnung ansehen',
    },
  },
});
