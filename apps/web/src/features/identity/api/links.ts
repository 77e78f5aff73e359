import { type Answer, call } from '../../../lib/api/call.ts';
import { request } from '../../../lib/http/request.ts';
import { updateMember } from '../../../lib/session/session.ts';
import { session } from '../../../lib/session/state.ts';

/** What a mailed link ends in: behind the `#`, which no server and no log sees. */
export const tokenOfLink = (): string => location.hash.slice(1);

/** Who invites with a link. Throws ApiError (`NOT_FOUND`). */
export const showInvitation = (token: string) =>
  request<Answer<'POST /api/auth/invitation'>>('/api/auth/invitation', { method: 'POST', body: { token } }, undefined);

/** Has a link for a new password mailed, if there is such a member. */
export const forgotPassword = (login: string) =>
  request<undefined>('/api/auth/forgot', { method: 'POST', body: { login } }, undefined);

/** Sets a new password with a mailed link. Throws ApiError (`NOT_FOUND`, `PASSWORD_COMMON`). */
export const resetPassword = (body: { token: string; password: string }) =>
  request<undefined>('/api/auth/reset', { method: 'POST', body }, undefined);

/** Confirms an address with a mailed link, and shows so where its member is signed in. Throws ApiError (`NOT_FOUND`). */
export async function verifyAddress(token: string): Promise<string> {
  const body = { token };
  const { email } = await request<Answer<'POST /api/auth/verify'>>(
    '/api/auth/verify',
    { method: 'POST', body },
    undefined,
  );
  const now = session.get();
  // The link may be of another account than the one that is signed in here.
  if (now.status === 'signed-in') updateMember(await call('GET /api/me', {}));
  return email;
}

/** Has the link that confirms the own address mailed once more. Throws ApiError (`RATE_LIMITED`). */
export const resendVerification = () => call('POST /api/me/email/verification', {});
