import { until } from '@tidings/testing';
import { expect } from 'vitest';
import type { Any } from '../support/forum.ts';
import type { startMailWorld } from './world.ts';

type MailWorld = Awaited<ReturnType<typeof startMailWorld>>;

/** What the tests of accounts ask of the world of mails. */
export function accountsOf(world: () => MailWorld) {
  /** The next mail to an address whose subject says this. */
  const mailTo = (address: string, subject: RegExp) =>
    until(() => world().smtp.taken.find(({ to, parsed }) => to[0] === address && subject.test(parsed.subject ?? '')), {
      what: `a mail to ${address} about ${subject}`,
    });
  const tokenIn = ({ parsed }: Awaited<ReturnType<typeof mailTo>>): string =>
    /(?:verify|reset)#([\w-]{43})/.exec(parsed.text ?? '')?.[1] ?? expect.fail('the mail has no link');
  const post = (path: string, body: object): Promise<Any> =>
    world().forum.visitor.post(path as '/api/auth/verify', body);
  const emailOf = ({ username }: { username: string }) => `${username}@example.org`;
  /** A link of a member, made as the server makes it, for what needs no mail. */
  const links = async (userId: string) =>
    (await world().forum.db.pool.query('SELECT * FROM account_link WHERE user_id = $1 ORDER BY created_at', [userId]))
      .rows;
  return { mailTo, tokenIn, post, emailOf, links };
}
