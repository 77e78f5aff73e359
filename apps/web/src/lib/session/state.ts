import type { AuthAnswer, Me } from '@tidings/contracts';
import { createStore, useStore } from '../store/external-store.ts';

export type Grant = AuthAnswer;
/** The person who is signed in. */
export type Member = Me;

/** `unknown` until the refresh cookie was tried; the access token lives here and nowhere else. */
export type Session =
  | { status: 'unknown' }
  /** `ended`: not by the reader, but revoked or run out while this page was open; `why` where there is more to say. */
  | { status: 'signed-out'; ended: boolean; why?: string }
  /** `expiresAt` by the server's clock, ms. */
  | { status: 'signed-in'; user: Member; accessToken: string; expiresAt: number };

export const session = createStore<Session>({ status: 'unknown' });

export const useSession = (): Session => useStore(session);

/** The member who is signed in, or undefined. */
export function useMember(): Member | undefined {
  const current = useStore(session);
  return current.status === 'signed-in' ? current.user : undefined;
}

export const isStaff = (member: Member | undefined): boolean =>
  member?.role === 'moderator' || member?.role === 'admin';
