import { type TestStep, testStepSchema } from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { defineMail } from '../../../platform/mail/define-mail.ts';
import type { Mailer, Posted } from '../../../platform/mail/mailer.ts';
import { notice, paragraph, strong } from '../../../platform/mail/render/parts.ts';
import type { Handed } from '../../../platform/mail/transport/transport.ts';
import { sayStep } from './say-step.ts';

const MINUTE = 60_000;
const data = z.strictObject({
  userId: z.uuid(),
  testId: testStepSchema.shape.testId,
  began: z.int(),
  name: z.string(),
});

const cameOf: Record<Handed['outcome'], string> = {
  sent: 'accepted',
  unknown: 'unknown',
  refused: 'refused',
  failed: 'refused',
  later: 'busy',
};

/** The test of who asks whether e-mail reaches them. Five minutes later nobody looks at it any more. */
export const testMail = defineMail({
  name: 'push:test',
  data,
  lifeMs: 5 * MINUTE,
  messages: {
    en: {
      subject: 'A test from {site}',
      preview: 'E-mail reaches you.',
      heading: 'E-mail reaches you',
      lead: 'Hello {name}. You asked at {site} whether e-mail reaches you. It does.',
      next: 'On that page you may say so:',
      arrived: 'press “It arrived”.',
      why: 'Sent once, because you pressed “Send a test” at {site}.',
      settings: 'Choose what comes by e-mail',
    },
    de: {
      subject: 'Ein Test von {site}',
      preview: 'E-Mails erreichen dich.',
      heading: 'E-Mails erreichen dich',
      lead: 'Hallo {name}. Du wolltest bei {site} wissen, ob E-Mails dich erreichen. Das tun sie.',
      next: 'Auf jener Seite kannst du es sagen:',
      arrived: 'Drücke „Sie ist da“.',
      why: 'Einmal geschickt, weil du bei {site} „Test schicken“ gedrückt hast.',
      settings: 'Wählen, was per E-Mail kommt',
    },
  },
  write: ({ name }, { say, link }) => ({
    subject: say('subject'),
    preview: say('preview'),
    heading: say('heading'),
    body: [paragraph(say('lead', { name })), notice(strong(say('next')), ` ${say('arrived')}`)],
    why: say('why'),
    links: [{ label: say('settings'), url: link('/settings/notifications') }],
  }),
  handed({ userId, testId, began }, outcome, { live, kind }) {
    const step = outcome === 'sent' && kind === 'folder' ? 'kept' : cameOf[outcome];
    sayStep({ live }, userId, emailStep(testId, began, step));
  },
});

/** A step of the way by e-mail, as it is said. `began` in ms since 1970. */
export function emailStep(testId: string, began: number, step: string): TestStep {
  const now = Date.now();
  const at = new Date(now).toISOString();
  return { testId, channel: 'email', subscriptionId: null, step, status: null, at, afterMs: Math.max(0, now - began) };
}

const posted: Record<Posted['outcome'], string> = {
  queued: 'queued',
  repeated: 'queued',
  off: 'off',
  no_address: 'no_address',
  undeliverable: 'refused',
  full: 'busy',
};

/** Puts the test into the outbox, for an address that is confirmed. Answers the step that was made. */
export async function mailTest(ctx: MemberCtx, mail: Mailer, test: { id: string; began: number }): Promise<string> {
  if (!mail.on) return 'off';
  const { id: userId } = ctx.actor;
  const { value } = await ctx.events.transact({ ...ctx, idempotency: null }, async (tx) => {
    const member = await tx.db.user.findUniqueOrThrow({ where: { id: userId } });
    if (member.emailVerifiedAt === null) return 'unconfirmed';
    const { email: address, locale, timeZone, deviceTimeZone, displayName: name } = member;
    const to = { userId, address, locale: locale ?? ('en' as const), timeZone: timeZone ?? deviceTimeZone };
    const said = { userId, testId: test.id, began: test.began, name };
    const { outcome } = await mail.send(tx, testMail, said, { to, key: `test:${test.id}` });
    return posted[outcome];
  });
  return value;
}
