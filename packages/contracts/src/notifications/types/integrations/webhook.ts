import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';

/** A webhook was stopped because it failed for days. */
export const webhook = defineNotificationType({
  type: 'webhook',
  category: 'system',
  priority: 'high',
  data: z.strictObject({
    name: z.string().describe('What the webhook is called.'),
    workspace: z.string().optional().describe('The address of the workspace it is of; without it, it is of the forum.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: false, email: true },
  mutable: true,
  retractable: false,
  url: ({ workspace }) => (workspace === undefined ? '/integrations' : `/w/${workspace}/settings`),
  messages: {
    en: {
      label: 'Stopped webhooks',
      title: 'The webhook {name} was stopped',
      message: 'Nothing reached it for days. See why, and let it go on once it answers.',
      action: 'See it',
    },
    de: {
      label: 'Angehaltene Webhooks',
      title: 'Der Webhook {name} wurde angehalten',
      message: 'Seit Tagen kam dort nichts an. Sieh nach, warum, und setze ihn fort, sobald er antwortet.',
      action: 'Ansehen',
    },
  },
});
