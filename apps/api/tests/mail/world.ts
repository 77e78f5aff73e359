import { uuidv7 } from '@tidings/db';
import { startSmtpServer, type TestSmtpServer } from '@tidings/testing/mail';
import { z } from 'zod';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import type { Services } from '../../src/platform/feature/services.ts';
import { defineMail } from '../../src/platform/mail/define-mail.ts';
import type { MailOptions } from '../../src/platform/mail/mailer.ts';
import { address, button, facts, item, notice, paragraph } from '../../src/platform/mail/render/parts.ts';
import { type Any, type Forum, type Member, startForum } from '../support/forum.ts';

/** Keys of mails that are no longer wanted when they are about to go. */
const unwanted = new Set<string>();

/** A mail of the tests, as a conversation would send it. */
export const testMail = defineMail({
  name: 'tests:hello',
  data: z.strictObject({ word: z.string(), title: z.string(), excerpt: z.string() }),
  messages: {
    en: { subject: '{word} in {title}', hello: 'Hello from {site}.', why: 'Because of a test.' },
    de: { subject: '{word} bei {title}', hello: 'Hallo von {site}.', why: 'Wegen eines Tests.' },
  },
  prepare: async (data) => (unwanted.has(data.word) ? null : data),
  write: ({ word, title, excerpt }, { say, link }) => ({
    subject: say('subject', { word, title }),
    preview: excerpt,
    heading: title,
    body: [
      paragraph(say('hello')),
      button('Open', link('/t/1')),
      address('Or copy this:', link('/t/1')),
      facts([['When', 'today']]),
      notice('Was it not you?'),
      item({ title, excerpt, meta: '09:41', url: link('/t/1'), action: 'Answer' }),
    ],
    why: say('why'),
  }),
});
export const urgentMail = defineMail({ ...testMail, name: 'tests:urgent', essential: true });

export type MailWorld = {
  forum: Forum;
  smtp: TestSmtpServer;
  services: Services;
  unwanted: Set<string>;
  /** Sends one in a transaction of its own. */
  send: (key: string, more?: Partial<MailOptions> & { data?: object; type?: typeof testMail }) => Promise<string>;
  row: (key: string) => Promise<Any>;
  /** A member who opened the link that was mailed to them. */
  confirmed: (name: string) => Promise<Member>;
  /** Makes what waits due now. */
  hurry: () => Promise<void>;
};

/** The API with a server for mail that does as it is asked to. */
export async function startMailWorld(
  environment: Record<string, string> = {},
): Promise<MailWorld & { close(): Promise<void> }> {
  const smtp = await startSmtpServer();
  let services: Services | null = null;
  const feature = defineFeature({
    name: 'tests-mail',
    mails: [testMail, urgentMail],
    start: (given) => {
      services = given;
      return {};
    },
  });
  const timings = { jobPoll: 50, smtpConnect: 500, smtpSilence: 500, smtpWhole: 3000, mailPause: 300 };
  const forum = await startForum(
    {
      MAIL: 'on',
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Open Harbour <mail@harbour.example>',
      TIMINGS: JSON.stringify(timings),
      ...environment,
    },
    undefined,
    [feature],
  );
  const given = services as unknown as Services;
  return {
    forum,
    smtp,
    services: given,
    unwanted,
    send: async (key, { data, type = testMail, ...more } = {}) => {
      const asker = { actor: null, correlationId: uuidv7(), idempotency: null } as Any;
      const to = { userId: null, address: `${key}@example.org`, locale: 'en' as const, timeZone: null };
      const { value } = await given.events.transact(asker, (tx) =>
        given.mail.send(
          tx,
          type,
          { word: key, title: 'Tides', excerpt: 'High at nine.', ...data },
          { to, key, ...more },
        ),
      );
      return value.outcome;
    },
    row: async (key) => (await forum.db.pool.query('SELECT * FROM mail WHERE key = $1', [key])).rows[0],
    confirmed: async (name) => {
      const member = await forum.join(name);
      await forum.db.prisma.user.update({ where: { id: member.id }, data: { emailVerifiedAt: new Date() } });
      return member;
    },
    hurry: async () => {
      await forum.db.pool.query(`UPDATE job SET due_at = now() WHERE kind LIKE 'mail:%' AND locked_by IS NULL`);
    },
    close: async () => {
      await forum.close();
      await smtp.close();
    },
  };
}
