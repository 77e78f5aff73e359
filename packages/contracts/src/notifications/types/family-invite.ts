import { z } from 'zod';
import { idSchema } from '../../kernel/ids.ts';
import { defineNotificationType } from '../define-type.ts';

/** The member is invited into a family. */
export const familyInvite = defineNotificationType({
  type: 'family_invite',
  category: 'people',
  priority: 'high',
  data: z.strictObject({
    familyId: idSchema.describe('The family.'),
    family: z.string().describe('What it is called.'),
  }),
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  retractable: true,
  url: () => '/alerts?view=family',
  messages: {
    en: {
      label: 'Invitations into families',
      title: '{who} invited you into the family {family}',
      message: 'In a family you look after each other’s safety alerts.',
      action: 'Answer',
    },
    de: {
      label: 'Einladungen in Familien',
      title: '{who} hat dich in die Familie {family} eingeladen',
      message: 'In einer Familie achtet ihr gegenseitig auf eure Sicherheitswarnungen.',
      action: 'Antworten',
    },
  },
});
