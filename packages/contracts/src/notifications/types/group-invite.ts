import { defineNotificationType } from '../define-type.ts';
import { groupData } from './shared.ts';

/** The member is invited to a group. */
export const groupInvite = defineNotificationType({
  type: 'group_invite',
  category: 'groups',
  priority: 'high',
  data: groupData,
  rank: 50,
  groupKey: null,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  retractable: true,
  url: () => '/groups',
  messages: {
    en: {
      label: 'Invitations to groups',
      title: '{who} invited you to {group}',
      message: 'Answer it among your groups.',
      action: 'Open groups',
    },
    de: {
      label: 'Einladungen in Gruppen',
      title: '{who} hat dich in {group} eingeladen',
      message: 'Antworte bei deinen Gruppen.',
      action: 'Gruppen öffnen',
    },
  },
});
