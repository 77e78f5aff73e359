import { z } from 'zod';
import { defineNotificationType } from '../../define-type.ts';
import { alertData, alertType } from './shared.ts';

/** RemoveBrokers found the member in a list that is sold or searched. */
export const alertBroker = defineNotificationType({
  ...alertType,
  type: 'alert.broker',
  data: z.strictObject({
    ...alertData,
    broker: z.string().describe('Who lists them.'),
    what: z.string().describe('What is listed, as `name_address_phone`.'),
    percent: z.int().describe('How sure it is, in hundredths.'),
  }),
  messages: {
    en: {
      label: 'Broker listings (RemoveBrokers)',
      title:
        '{broker} lists {own, select, yes {your} other {{member}’s}} {what, select, name_address_phone {name, address and phone number} name_address {name and address} name_phone {name and phone number} address_phone {address and phone number} phone {phone number} address {address} other {name}}',
      message: 'The listing fits by {percent} of 100.',
      action: 'Look at the alert',
    },
    de: {
      label: 'Einträge bei Datenhändlern (RemoveBrokers)',
      title:
        '{broker} führt {own, select, yes {dich} other {{member}}} mit {what, select, name_address_phone {Name, Anschrift und Telefonnummer} name_address {Name und Anschrift} name_phone {Name und Telefonnummer} address_phone {Anschrift und Telefonnummer} phone {Telefonnummer} address {Anschrift} other {Namen}}',
      message: 'Der Eintrag passt zu {percent} von 100.',
      action: 'Warnung ansehen',
    },
  },
});
