import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { address, button, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({ name: z.string(), username: z.string(), token: z.string(), until: z.coerce.date() });

/** Asks somebody who is no member yet to register. Registering with its link confirms the address. */
export const invitationMail = defineMail({
  name: 'identity:invitation',
  data,
  messages: {
    en: {
      ...shared.en,
      subject: '{name} invites you to {site}',
      preview: 'Create an account; the link works until {until, date, long}.',
      heading: '{name} invites you',
      lead: '{name} (@{username}) would like to have you at {site}, a community that reads and writes together. With the button you create your account.',
      button: 'Create an account',
      works: 'It works once, until {until, date, long}, {until, time, short}.',
      stranger: 'Do you not know {name}?',
      nothing: 'Do nothing. Without you nothing is created, and your address is kept for nothing else.',
      why: 'Sent because {name} entered this address at {site}. At most three such mails a week come to you.',
    },
    de: {
      ...shared.de,
      subject: '{name} lädt dich zu {site} ein',
      preview: 'Erstelle ein Konto; der Verweis gilt bis {until, date, long}.',
      heading: '{name} lädt dich ein',
      lead: '{name} (@{username}) hätte dich gern bei {site}, einer Gemeinschaft, die zusammen liest und schreibt. Mit dem Knopf erstellst du dein Konto.',
      button: 'Konto erstellen',
      works: 'Er gilt einmal, bis {until, date, long}, {until, time, short}.',
      stranger: 'Du kennst {name} nicht?',
      nothing: 'Dann tu nichts. Ohne dich entsteht nichts, und deine Adresse dient zu nichts anderem.',
      why: 'Geschickt, weil {name} diese Adresse bei {site} angegeben hat. Höchstens drei solche E-Mails kommen in einer Woche.',
    },
  },
  write: ({ name, username, token, until }, { say, link }) => {
    const url = link(`/register#${token}`);
    return {
      subject: say('subject', { name }),
      preview: say('preview', { until }),
      heading: say('heading', { name }),
      body: [
        paragraph(say('lead', { name, username })),
        button(say('button'), url),
        paragraph(say('works', { until })),
        address(say('copy'), url),
        notice(strong(say('stranger', { name })), ` ${say('nothing')}`),
      ],
      why: say('why', { name }),
    };
  },
});
