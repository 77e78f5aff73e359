import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { button, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({ name: z.string(), until: z.coerce.date(), posts: z.enum(['keep', 'remove']) });

/** Says that an account will be deleted, and until when it can be kept. */
export const leavingMail = defineMail({
  name: 'identity:leaving',
  data,
  essential: true,
  messages: {
    en: {
      hello: shared.en.hello,
      subject: 'Your account at {site} will be deleted',
      preview: 'On {until, date, long}. Sign in before to keep it.',
      heading: 'Your account will be deleted',
      lead: 'You asked us to delete your account. You were signed out everywhere. On {until, date, long}, {until, time, short} the account goes, with everything that is only yours.',
      keep: 'What you wrote stays, under the name "Deleted member".',
      remove: 'What you wrote goes as well.',
      stay: 'If you sign in before that, your account stays, with all that is in it.',
      button: 'Keep my account',
      notYou: 'Was it not you?',
      act: 'Sign in, and choose a new password: somebody knows yours.',
      why: 'Sent once, because the deletion of your account at {site} was asked for.',
    },
    de: {
      hello: shared.de.hello,
      subject: 'Dein Konto bei {site} wird gelöscht',
      preview: 'Am {until, date, long}. Melde dich vorher an, um es zu behalten.',
      heading: 'Dein Konto wird gelöscht',
      lead: 'Du hast uns gebeten, dein Konto zu löschen. Du wurdest überall abgemeldet. Am {until, date, long}, {until, time, short} wird das Konto gelöscht, mit allem, was nur dir gehört.',
      keep: 'Was du geschrieben hast, bleibt unter dem Namen „Gelöschtes Mitglied“ stehen.',
      remove: 'Was du geschrieben hast, wird auch gelöscht.',
      stay: 'Wenn du dich vorher anmeldest, bleibt dein Konto mit allem, was darin ist.',
      button: 'Mein Konto behalten',
      notYou: 'Das warst nicht du?',
      act: 'Melde dich an und wähle ein neues Passwort: Jemand kennt deines.',
      why: 'Einmal geschickt, weil die Löschung deines Kontos bei {site} verlangt wurde.',
    },
  },
  write: ({ name, until, posts }, { say, link }) => ({
    subject: say('subject'),
    preview: say('preview', { until }),
    heading: say('heading'),
    body: [
      paragraph(`${say('hello', { name })} ${say('lead', { until })}`),
      paragraph(`${say(posts)} ${say('stay')}`),
      button(say('button'), link('/sign-in')),
      notice(strong(say('notYou')), ` ${say('act')}`),
    ],
    why: say('why'),
  }),
});
