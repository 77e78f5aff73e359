import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { button, facts, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({
  what: z.enum(['sign-in', 'password', 'email']),
  name: z.string(),
  at: z.coerce.date(),
  /** Of a sign-in: what the browser called itself, and roughly where it was. */
  browser: z.string(),
  network: z.string(),
});

/** What happened to an account, for its owner to say "that was not me". */
export const accountNotice = defineMail({
  name: 'identity:account-notice',
  data,
  essential: true,
  messages: {
    en: {
      ...shared.en,
      'sign-in.heading': 'New sign-in to your account',
      'sign-in.lead': 'Somebody signed in to your account with a device that was not here before.',
      'password.heading': 'Your password was changed',
      'password.lead': 'A new password was set with a link we mailed to you. Every device was signed out.',
      'email.heading': 'Your address is about to change',
      'email.lead':
        'Somebody with your password asked to use another e-mail address for your account. Nothing changes before a link at that address is opened.',
      subject: '{heading}',
      when: 'When',
      browser: 'Device',
      network: 'Network',
      button: 'Look at my sessions',
      notYou: 'Was it not you?',
      act: 'End that session and choose a new password.',
      why: 'Sent because it concerns the safety of your account at {site}.',
    },
    de: {
      ...shared.de,
      'sign-in.heading': 'Neue Anmeldung bei deinem Konto',
      'sign-in.lead': 'Jemand hat sich mit einem Gerät bei deinem Konto angemeldet, das noch nicht hier war.',
      'password.heading': 'Dein Passwort wurde geändert',
      'password.lead':
        'Mit einem Verweis, den wir dir geschickt haben, wurde ein neues Passwort gesetzt. Alle Geräte wurden abgemeldet.',
      'email.heading': 'Deine Adresse soll sich ändern',
      'email.lead':
        'Jemand mit deinem Passwort möchte für dein Konto eine andere E-Mail-Adresse verwenden. Nichts ändert sich, bevor dort ein Verweis geöffnet wird.',
      subject: '{heading}',
      when: 'Wann',
      browser: 'Gerät',
      network: 'Netz',
      button: 'Meine Sitzungen ansehen',
      notYou: 'Das warst nicht du?',
      act: 'Beende diese Sitzung und wähle ein neues Passwort.',
      why: 'Geschickt, weil es die Sicherheit deines Kontos bei {site} betrifft.',
    },
  },
  write: ({ what, name, at, browser, network }, { say, link, formatter }) => {
    const heading = say(`${what}.heading`);
    const when = formatter.date(at, { dateStyle: 'long', timeStyle: 'short' });
    return {
      subject: say('subject', { heading }),
      preview: `${when} ${browser}`.trim(),
      heading,
      body: [
        paragraph(`${say('hello', { name })} ${say(`${what}.lead`)}`),
        facts([
          [say('when'), `${when} (${formatter.timeZone})`],
          ...(browser === '' ? [] : [[say('browser'), browser] as const]),
          ...(network === '' ? [] : [[say('network'), network] as const]),
        ]),
        button(say('button'), link('/settings/sessions')),
        notice(strong(say('notYou')), ` ${say('act')}`),
      ],
      why: say('why'),
    };
  },
});
