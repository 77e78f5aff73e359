import type { Answer, Input } from '../../../lib/api/call.ts';
import { request } from '../../../lib/http/request.ts';
import { signInWith } from '../../../lib/session/session.ts';

/** Signs in, here and in the other tabs; answers whether that kept an account that was to be deleted. Throws ApiError (`BAD_CREDENTIALS`, `SUSPENDED`, `RATE_LIMITED`). */
export async function signIn(body: Input<'POST /api/auth/login'>['body']): Promise<boolean> {
  const answer = await request<Answer<'POST /api/auth/login'>>('/api/auth/login', { method: 'POST', body }, undefined);
  signInWith(answer);
  return answer.kept === true;
}

/** Creates a member and signs them in. Throws ApiError (`USERNAME_TAKEN`, `EMAIL_TAKEN`, `NOT_FOUND` for an invitation that is no good). */
export async function register(body: Input<'POST /api/auth/register'>['body']): Promise<void> {
  signInWith(
    await request<Answer<'POST /api/auth/register'>>('/api/auth/register', { method: 'POST', body }, undefined),
  );
}
