import { redirect } from '@tanstack/react-router';
import { sessionSettled } from './session.ts';
import { session } from './state.ts';

/** Only for members: others sign in first and come back. */
export async function requireMember({ location }: { location: { href: string } }): Promise<void> {
  await sessionSettled();
  if (session.get().status !== 'signed-in') throw redirect({ to: '/sign-in', search: { next: location.href } });
}

/** Sign-in and register are for visitors; a member goes home, or where they came from. */
export async function requireVisitor({ search }: { search: { next?: string } }): Promise<void> {
  await sessionSettled().catch(() => undefined);
  if (session.get().status === 'signed-in') throw redirect({ href: search.next ?? '/', replace: true });
}

/** Only a path of our own is a place to go on to: anything else could lead the reader astray. */
export function safeNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return undefined;
  return URL.canParse(value, location.origin) && new URL(value, location.origin).origin === location.origin
    ? value
    : undefined;
}
