import { z } from 'zod';
import { usernameSchema } from '../../identity/schemas.ts';
import { defineNotificationType } from '../define-type.ts';

/** Somebody follows the member. */
export const follow = defineNotificationType({
  type: 'follow',
  category: 'people',
  priority: 'low',
  data: z.strictObject({ username: usernameSchema.describe('The user name of who follows.') }),
  rank: 50,
  groupKey: () => 'follow:you',
  defaults: { inApp: true, push: false, email: false },
  mutable: true,
  retractable: true,
  url: ({ username }) => `/u/${username}`,
  messages: {
    en: {
      label: 'New followers',
      title: '{count, plural, one {{who} follows you} other {{who} follow you}}',
      message: '',
      action: 'Open profile',
    },
    de: {
      label: 'Neue Follower',
      title: '{count, plural, one {{who} folgt dir} other {{who} folgen dir}}',
      message: '',
      action: 'Profil öffnen',
    },
  },
});
