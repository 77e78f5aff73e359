import { redirect } from '@tanstack/react-router';
import { sessionSettled } from './session.ts';
import { session } from './state.ts';

/** Only for members: others sign in first and come back. */
export async function requireMember({ location }: { location: { href: string } }): Promise<void> {
  await sessionSettled();
  if (session.get().status !== 'signed-in') throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** Sign-in and register are for visitors; a member goes home, or where they came from. */
export async function requireVisitor({ search }: { search: { next?: string | undefined } }): Promise<void> {
  await sessionSettled().catch(() => undefined);
  if (session.get().status === 'signed-in') throw redirect({ href: safeNext(search.next) ?? '/', replace: true });
}

/** What another reader of addresses may take for the beginning of a host: a second slash, also one that is written as an escape. */
const leads = /^\/\/|\\|%(?:2f|5c|25|[01])/i;

/** Only a path of our own is a place to go on to: anything else could lead the reader astray (ATTACKS 63). */
export function safeNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, location.origin)) return undefined;
  const { origin, pathname, search, hash } = new URL(value, location.origin);
  return origin !== location.origin || leads.test(pathname) ? undefined : pathname + search + hash;
}
