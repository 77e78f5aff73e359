import { type Answer, call, type Input } from '../../../lib/api/call.ts';
import { isCode, isUnanswered } from '../../../lib/http/error.ts';
import { request } from '../../../lib/http/request.ts';
import { accessToken, refreshSession, replaceTokens, updateMember } from '../../../lib/session/session.ts';
import { randomId } from '../../../lib/store/random-id.ts';

/** Changes the own profile, and what the shell shows of it. */
export async function patchMe(body: Input<'PATCH /api/me'>['body']): Promise<void> {
  updateMember(await call('PATCH /api/me', { body }));
}

/** Asks who the member is now, and shows it. Throws ApiError. */
export async function readMe(): Promise<void> {
  updateMember(await call('GET /api/me', {}));
}

/** Has a link mailed to another address; it changes when that is opened. Throws ApiError (`BAD_CREDENTIALS`, `RATE_LIMITED`). */
export const changeEmail = (body: Input<'POST /api/me/email'>['body']) => call('POST /api/me/email', { body });

/** Has the link that confirms the own address mailed once more. Throws ApiError (`RATE_LIMITED`). */
export const resendVerification = () => call('POST /api/me/email/verification', {});

/**
 * Changes the password and ends every other session. An answer that got lost is asked for once more, since this session goes
 * on with it alone. Throws ApiError (`BAD_CREDENTIALS`).
 */
export async function changePassword(body: Input<'PUT /api/me/password'>['body']): Promise<void> {
  const idempotencyKey = randomId();
  const ask = (token: string | undefined) =>
    request<Answer<'PUT /api/me/password'> | undefined>(
      '/api/me/password',
      { method: 'PUT', body, idempotencyKey, timeoutMs: 8000 },
      token,
    );
  const askTwice = (token: string | undefined) =>
    ask(token).catch((error: unknown) => (isUnanswered(error) ? ask(token) : Promise.reject(error)));
  await accessToken();
  try {
    await replaceTokens(askTwice);
  } catch (error) {
    if (!isCode(error, 'AUTH_EXPIRED')) throw error;
    await refreshSession();
    await replaceTokens(askTwice);
  }
}
