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

const escapes = /%[0-9a-f]{2}/i;

/** A text as a reader of addresses might see it, who decodes it once more than we do. */
function decoded(text: string): string {
  try {
    return escapes.test(text) ? decoded(decodeURIComponent(text)) : text;
  } catch {
    return text;
  }
}

/** Only a path of our own is a place to go on to: anything else could lead the reader astray (ATTACKS 63). */
export function safeNext(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/') || !URL.canParse(value, location.origin)) return undefined;
  const { origin, pathname, search, hash } = new URL(value, location.origin);
  const leaves = origin !== location.origin || /^[/\\\s]*[/\\]{2}|[\\\p{Cc}]/u.test(decoded(pathname));
  return leaves ? undefined : `${pathname}${search}${hash}`;
}
