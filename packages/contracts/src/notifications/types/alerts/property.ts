import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';
import { alertData, alertType } from './shared.ts';

/** HomeTitle saw that the record of a property changed. */
export const alertProperty = defineNotificationType({
  ...alertType,
  type: 'alert.property',
  data: z.strictObject({
    ...alertData,
    property: z.string().describe('Which property.'),
    field: z.string().describe('The worst of what changed.'),
    before: z.string().describe('What stood there; `empty`: nothing.'),
    after: z.string().describe('What stands there now; `empty`: nothing.'),
    changes: z.int().describe('How much of the record changed.'),
  }),
  messages: {
    en: {
      label: 'Property records (HomeTitle)',
      title:
        '{field, select, owner {The owner changed} lien {A lien changed} deed {The deed changed} mortgage {The mortgage changed} address {The address changed} other {The record changed}} on {property}',
      message:
        'Before: {before, select, empty {nothing} other {“{before}”}}. Now: {after, select, empty {nothing} other {“{after}”}}.{changes, plural, one {} other { # entries changed in all.}}',
      action: 'Look at the alert',
    },
    de: {
      label: 'Grundbucheinträge (HomeTitle)',
      title:
        '{field, select, owner {Der Eigentümer wurde geändert} lien {Eine Belastung wurde geändert} deed {Die Urkunde wurde geändert} mortgage {Die Hypothek wurde geändert} address {Die Anschrift wurde geändert} other {Der Eintrag wurde geändert}}: {property}',
      message:
        'Vorher {before, select, empty {nichts} other {„{before}“}}, jetzt {after, select, empty {nichts} other {„{after}“}}.{changes, plural, one {} other { Insgesamt # Einträge.}}',
      action: 'Warnung ansehen',
    },
  },
});
