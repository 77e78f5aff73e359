import { z } from 'zod';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import { button, notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import { shared } from './words.ts';

const data = z.strictObject({ name: z.string(), username: z.string() });

/** Tells a member that their address was entered for another account. Whoever entered it does not learn whose it is. */
export const addressInUse = defineMail({
  name: 'identity:address-in-use',
  data,
  essential: true,
  messages: {
    en: {
      ...shared.en,
      subject: 'You already have an account at {site}',
      preview: 'Sign in as {username}, or choose a new password.',
      heading: 'You already have an account',
      lead: 'Somebody, perhaps you, entered this address for another account at {site}. Yours is {username}: sign in with it.',
      button: 'Sign in',
      notYou: 'Was it not you?',
      nothing:
        'Do nothing. Your address and your account stay yours, and whoever entered it does not learn that it is yours.',
      why: 'Sent because this address was entered at {site}; once a day at most.',
      again: 'Choose a new password',
    },
    de: {
      ...shared.de,
      subject: 'Du hast schon ein Konto bei {site}',
      preview: 'Melde dich als {username} an, oder wähle ein neues Passwort.',
      heading: 'Du hast schon ein Konto',
      lead: 'Jemand, vielleicht du, hat diese Adresse für ein anderes Konto bei {site} angegeben. Deins ist {username}: Melde dich damit an.',
      button: 'Anmelden',
      notYou: 'Das warst nicht du?',
      nothing:
        'Dann tu nichts. Deine Adresse und dein Konto bleiben deins, und wer sie angab, hat nicht erfahren, dass sie dir gehört.',
      why: 'Geschickt, weil diese Adresse bei {site} angegeben wurde; höchstens einmal am Tag.',
      again: 'Ein neues Passwort wählen',
    },
  },
  write: ({ name, username }, { say, link }) => ({
    subject: say('subject'),
    preview: say('preview', { username }),
    heading: say('heading'),
    body: [
      paragraph(`${say('hello', { name })} ${say('lead', { username })}`),
      button(say('button'), link('/sign-in')),
      notice(strong(say('notYou')), ` ${say('nothing')}`),
    ],
    why: say('why'),
    links: [{ label: say('again'), url: link('/forgot') }],
  }),
});
