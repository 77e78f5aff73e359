import type { ChangePasswordAnswer, Me } from '@tidings/contracts';
import { ApiError, isCode, isStatus } from '../http/error.ts';
import { request } from '../http/request.ts';
import { onServerBack } from '../http/server-status.ts';
import { noteServerTime, serverNow } from '../time/server-time.ts';
import { type Grant, session } from './state.ts';
import { hintSignedOut, isHintedSignedOut, listenToTabs, oneTabAtATime, tellTabs } from './tabs.ts';

/** A token with less than this left is renewed before it is used. */
const marginMs = 20_000;

function adopt(grant: Grant): void {
  hintSignedOut(false);
  session.set({
    status: 'signed-in',
    user: grant.user,
    accessToken: grant.accessToken,
    expiresAt: Date.parse(grant.expiresAt),
  });
}

/** What is said of it even to who comes back later: why they are kept out. */
function forget({ ended, why }: { ended: boolean; why?: string }): void {
  hintSignedOut(true);
  const { status } = session.get();
  // The connection, the next request and the other tabs each tell of the same end: the first one who knows why has said it.
  if (status === 'signed-out' && why === undefined) return;
  const wasHere = status === 'signed-in';
  session.set({ status: 'signed-out', ended: why !== undefined || (ended && wasHere), ...(why && { why }) });
}

const currentToken = (): string | undefined => {
  const now = session.get();
  return now.status === 'signed-in' ? now.accessToken : undefined;
};

async function renew(stale: string | undefined): Promise<string | undefined> {
  return await oneTabAtATime(async () => {
    // While this tab waited for its turn another one may have brought a newer token.
    const token = currentToken();
    if (token !== undefined && token !== stale) return token;
    try {
      const grant = await request<Grant>('/api/auth/refresh', { method: 'POST' }, undefined);
      adopt(grant);
      tellTabs({ type: 'granted', grant, at: serverNow() });
      return grant.accessToken;
    } catch (error) {
      const suspended = error instanceof ApiError && isCode(error, 'SUSPENDED') ? error.message : undefined;
      if (!isStatus(error, 401) && suspended === undefined) throw error;
      sessionEnded(suspended);
      return undefined;
    }
  });
}

let renewing: Promise<string | undefined> | undefined;
/** The server asked for a pause. */
let resting: { until: number; error: unknown } | undefined;

function rest(error: unknown): never {
  const wait = isStatus(error, 429) && error instanceof ApiError ? error.retryAfterMs : undefined;
  resting = wait === undefined ? undefined : { until: serverNow() + wait, error };
  throw error;
}

/**
 * Renews by the httpOnly cookie, once at a time over all tabs. `stale` is the token that is no longer good; a newer one
 * is taken as it is. Undefined: signed out now. Throws ApiError when nobody answered (the session is kept).
 */
export function refreshSession(stale: string | undefined = currentToken()): Promise<string | undefined> {
  if (resting && serverNow() < resting.until) return Promise.reject(resting.error);
  renewing ??= renew(stale)
    .catch(rest)
    .finally(() => {
      renewing = undefined;
    });
  return renewing;
}

/** A token good for at least 20 s more, renewed when needed; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const now = session.get();
  if (now.status !== 'signed-in') return undefined;
  if (now.expiresAt - serverNow() > marginMs) return now.accessToken;
  return await refreshSession(now.accessToken);
}

async function restore(): Promise<void> {
  const hint = isHintedSignedOut();
  // A visitor has nothing to renew: asking for it would be refused, and every refusal stands in the console.
  const nobody = hint ?? !(await request<{ present: boolean }>('/api/auth/session', {}, undefined)).present;
  if (nobody) return forget({ ended: false });
  await refreshSession();
}

/**
 * Goes on with what `change` is answered: it puts another cookie in place of the one a renewal would be made with, so nobody
 * renews meanwhile, here and in the other tabs.
 */
export async function replaceTokens(
  change: (token: string | undefined) => Promise<ChangePasswordAnswer | undefined>,
): Promise<void> {
  while (renewing) await renewing.catch(() => undefined);
  const changing = oneTabAtATime(async () => {
    const { accessToken, expiresAt } = (await change(currentToken())) ?? {};
    const now = session.get();
    if (now.status === 'signed-in' && accessToken && expiresAt) signInWith({ user: now.user, accessToken, expiresAt });
  });
  renewing = changing.then(currentToken, currentToken).finally(() => {
    renewing = undefined;
  });
  await changing;
}

let settled: Promise<void> | undefined;

/** Resolves when it is known whether somebody is signed in. Rejects while the server is gone; asking again tries again. */
export function sessionSettled(): Promise<void> {
  if (session.get().status !== 'unknown') return Promise.resolve();
  settled ??= restore().catch((error: unknown) => {
    settled = undefined;
    throw error;
  });
  return settled;
}

/** Begins with the first page: restores the session and follows the other tabs. */
export function startSession(): void {
  listenToTabs((message) => {
    if (message.type === 'granted') {
      // A tab that asked the server for nothing yet has only the clock of this device.
      noteServerTime(message.at, Number.POSITIVE_INFINITY);
      adopt(message.grant);
    } else forget(message);
  });
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A server that cannot tell who reads, or does not answer, has ended no session.
  const tryAgain = () => {
    clearTimeout(timer);
    sessionSettled().catch(() => {
      timer = setTimeout(tryAgain, Math.min(1000 * 2 ** failures++, 30_000));
    });
  };
  onServerBack(tryAgain);
  window.addEventListener('online', tryAgain);
  tryAgain();
}

/** Takes the answer of sign-in or register over, here and in the other tabs. */
export function signInWith(grant: Grant): void {
  adopt(grant);
  tellTabs({ type: 'granted', grant, at: serverNow() });
}

/** Ends the session on the server and in all tabs. When the server does not answer, this device forgets all the same. */
export async function signOut(): Promise<void> {
  const token = currentToken();
  try {
    await request<void>('/api/auth/logout', { method: 'POST' }, token);
  } finally {
    forget({ ended: false });
    tellTabs({ type: 'signed-out', ended: false });
  }
}

/** The server ended this session (revoked, suspended: then `why`): forget it everywhere in this browser. */
export function sessionEnded(why?: string): void {
  const how = { ended: true, ...(why !== undefined && { why }) };
  forget(how);
  tellTabs({ type: 'signed-out', ...how });
}

/** After a change of one's own profile. */
export function updateMember(user: Me): void {
  const now = session.get();
  if (now.status === 'signed-in') session.set({ ...now, user });
}
