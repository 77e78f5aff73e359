import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { address, button, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({
  name: z.string(),
  email: z.string(),
  token: z.string(),
  until: z.coerce.date(),
  /** Takes the place of another address. */
  changes: z.boolean(),
});

/** The link that confirms an address. */
export const confirmAddress = defineMail({
  name: 'identity:confirm-address',
  data,
  essential: true,
  messages: {
    en: {
      ...shared.en,
      subject: 'Confirm your address for {site}',
      preview: 'One press, works until {until, date, short}, {until, time, short}.',
      heading: 'Confirm your address',
      lead: 'Somebody, we hope you, gave this address to {site}. Press the button and mails can reach you.',
      button: 'Confirm {email}',
      notYou: 'Was it not you?',
      nothing: 'Do nothing. Without your confirmation nothing is mailed here.',
      why: 'Sent once, because this address was entered at {site}.',
    },
    de: {
      ...shared.de,
      subject: 'Bestätige deine Adresse für {site}',
      preview: 'Ein Klick, gültig bis {until, date, short}, {until, time, short}.',
      heading: 'Bestätige deine Adresse',
      lead: 'Jemand, hoffentlich du, hat diese Adresse bei {site} angegeben. Nach einem Klick erreichen dich E-Mails.',
      button: '{email} bestätigen',
      notYou: 'Das warst nicht du?',
      nothing: 'Dann tu nichts. Ohne Bestätigung schicken wir nichts hierher.',
      why: 'Einmal geschickt, weil diese Adresse bei {site} angegeben wurde.',
    },
  },
  write: ({ name, email, token, until }, { say, link }) => {
    const url = link(`/verify#${token}`);
    return {
      subject: say('subject'),
      preview: say('preview', { until }),
      heading: say('heading'),
      body: [
        paragraph(`${say('hello', { name })} ${say('lead')}`),
        button(say('button', { email }), url),
        paragraph(say('once', { until })),
        address(say('copy'), url),
        notice(strong(say('notYou')), ` ${say('nothing')}`),
      ],
      why: say('why'),
    };
  },
});
