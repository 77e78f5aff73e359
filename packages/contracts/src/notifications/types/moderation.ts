import { z } from 'zod';
import { defineNotificationType } from '../define-type.ts';

/** Staff decided something about the member or what is theirs. It says what and why, never who. */
export const moderation = defineNotificationType({
  type: 'moderation',
  category: 'account',
  priority: 'high',
  data: z.strictObject({
    action: z.string().describe('What was done, as in the audit log.'),
    title: z.string().describe('What it was done to; empty where that is the member.'),
    reason: z.string().describe('Why; may be empty.'),
  }),
  rank: 0,
  groupKey: null,
  defaults: { inApp: true, push: true, email: true },
  mutable: false,
  retractable: false,
  url: () => '/inbox',
  messages: {
    en: {
      label: 'Decisions about you',
      title:
        '{action, select, hide {Your post in {title} was hidden} restore {Your post in {title} is shown again} delete {Your post in {title} was deleted} lock {Your topic {title} was locked} unlock {Your topic {title} is open again} move {Your topic {title} was moved} edit {Your post in {title} was edited} warn {You were warned} silence {You may not write for a while} suspend {Your account was suspended} lift {You may write and sign in as before} pin {Your topic {title} was pinned} unpin {Your topic {title} is no longer pinned} other {The moderators decided something about you}}',
      message: '{reason}',
      action: 'Read it',
    },
    de: {
      label: 'Entscheidungen über dich',
      title:
        '{action, select, hide {Dein Beitrag in {title} wurde ausgeblendet} restore {Dein Beitrag in {title} ist wieder zu sehen} delete {Dein Beitrag in {title} wurde gelöscht} lock {Dein Thema {title} wurde geschlossen} unlock {Dein Thema {title} ist wieder offen} move {Dein Thema {title} wurde verschoben} edit {Dein Beitrag in {title} wurde geändert} warn {Du wurdest verwarnt} silence {Du kannst eine Weile nicht schreiben} suspend {Dein Konto wurde gesperrt} lift {Du kannst wieder schreiben und dich anmelden} pin {Dein Thema {title} wurde angeheftet} unpin {Dein Thema {title} ist nicht mehr angeheftet} other {Die Moderation hat etwas über dich entschieden}}',
      message: '{reason}',
      action: 'Lesen',
    },
  },
});
