import { z } from 'zod';
import { defineNotificationType } from '../define-type.ts';

/** Something the system has to say to one member. */
export const system = defineNotificationType({
  type: 'system',
  category: 'system',
  priority: 'normal',
  data: z.strictObject({
    title: z.string().max(200).describe('What it says, in a line.'),
    message: z.string().max(1000).describe('The rest of it.'),
    path: z.string().startsWith('/').max(300).describe('Where it leads in the web app.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: false, email: false },
  mutable: true,
  retractable: false,
  url: ({ path }) => path,
  messages: {
    en: { label: 'News of the system', title: '{title}', message: '{message}', action: 'Open' },
    de: { label: 'Neues vom System', title: '{title}', message: '{message}', action: 'Öffnen' },
  },
});
