import { call, type Input } from '../../../lib/api/call.ts';
import { updateMember } from '../../../lib/session/session.ts';

/** Changes the own profile, and what the shell shows of it. */
export async function patchMe(body: Input<'PATCH /api/me'>['body']): Promise<void> {
  updateMember(await call('PATCH /api/me', { body }));
}

/** Changes the password and ends every other session. Throws ApiError (`BAD_CREDENTIALS`). */
export const changePassword = (body: Input<'PUT /api/me/password'>['body']) => call('PUT /api/me/password', { body });
