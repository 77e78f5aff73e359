import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';
import { alertData, alertType } from './shared.ts';

/** DarkWatch found something of the member among leaked records. */
export const alertExposure = defineNotificationType({
  ...alertType,
  type: 'alert.exposure',
  data: z.strictObject({
    ...alertData,
    kind: z.string().describe('What kind of identifier was found.'),
    identifier: z.string().describe('The identifier, masked.'),
    breach: z.string().describe('What the set of leaked records is called.'),
    secret: z.enum(['password', 'hash', 'card', 'none']).describe('The worst that leaked with it.'),
  }),
  messages: {
    en: {
      label: 'Exposed data (DarkWatch)',
      title:
        '{own, select, yes {Your} other {{member}’s}} {kind, select, email {e-mail address} phone {phone number} username {user name} other {address}} {secret, select, password {and password are} hash {and password hash are} card {and card are} other {is}} in a breach',
      message: '{identifier} was found among leaked records of {breach}.',
      action: 'Look at the alert',
    },
    de: {
      label: 'Geleakte Daten (DarkWatch)',
      title:
        '{own, select, yes {{kind, select, email {Deine E-Mail-Adresse} phone {Deine Telefonnummer} username {Dein Benutzername} other {Deine Anschrift}}} other {{member}: {kind, select, email {E-Mail-Adresse} phone {Telefonnummer} username {Benutzername} other {Anschrift}}}} {secret, select, password {und ein Passwort stehen} hash {und ein verschlüsseltes Passwort stehen} card {und eine Karte stehen} other {steht}} in einem Datenleck',
      message: '{identifier} steht in geleakten Daten von {breach}.',
      action: 'Warnung ansehen',
    },
  },
});
