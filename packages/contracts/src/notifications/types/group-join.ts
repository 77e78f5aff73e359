import { defineNotificationType } from '../define-type.ts';
import { groupData } from './shared.ts';

/** Somebody came into a group the member owns. */
export const groupJoin = defineNotificationType({
  type: 'group_join',
  category: 'groups',
  priority: 'low',
  data: groupData,
  rank: 50,
  groupKey: ({ data }) => `group_join:${data.groupId}`,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  retractable: true,
  url: ({ groupId }) => `/groups/${groupId}`,
  messages: {
    en: { label: 'New members in your groups', title: '{who} joined {group}', message: '', action: 'Open group' },
    de: {
      label: 'Neue Mitglieder deiner Gruppen',
      title: '{count, plural, one {{who} ist {group} beigetreten} other {{who} sind {group} beigetreten}}',
      message: '',
      action: 'Gruppe öffnen',
    },
  },
});
