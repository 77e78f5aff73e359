import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { address, button, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({ name: z.string(), token: z.string(), until: z.coerce.date() });

/** The link for a new password. It is of no use after half an hour, so neither is its mail. */
export const resetMail = defineMail({
  name: 'identity:reset-password',
  data,
  essential: true,
  lifeMs: 30 * 60_000,
  messages: {
    en: {
      ...shared.en,
      subject: 'A new password for {site}',
      preview: 'One press, works until {until, time, short}.',
      heading: 'Choose a new password',
      lead: 'Somebody, we hope you, forgot the password of this account. With the button you choose a new one. Every device is signed out then.',
      button: 'Choose a new password',
      notYou: 'Was it not you?',
      nothing: 'Do nothing. Your password stays as it is, and nobody else got this link.',
      why: 'Sent once, because a new password was asked for at {site}.',
    },
    de: {
      ...shared.de,
      subject: 'Ein neues Passwort für {site}',
      preview: 'Ein Klick, gültig bis {until, time, short}.',
      heading: 'Wähle ein neues Passwort',
      lead: 'Jemand, hoffentlich du, hat das Passwort dieses Kontos vergessen. Mit dem Knopf wählst du ein neues. Danach sind alle Geräte abgemeldet.',
      button: 'Neues Passwort wählen',
      notYou: 'Das warst nicht du?',
      nothing: 'Dann tu nichts. Dein Passwort bleibt, wie es ist, und niemand sonst hat diesen Verweis bekommen.',
      why: 'Einmal geschickt, weil bei {site} ein neues Passwort verlangt wurde.',
    },
  },
  write: ({ name, token, until }, { say, link }) => {
    const url = link(`/reset#${token}`);
    return {
      subject: say('subject'),
      preview: say('preview', { until }),
      heading: say('heading'),
      body: [
        paragraph(`${say('hello', { name })} ${say('lead')}`),
        button(say('button'), url),
        paragraph(say('once', { until })),
        address(say('copy'), url),
        notice(strong(say('notYou')), ` ${say('nothing')}`),
      ],
      why: say('why'),
    };
  },
});
