import { call, type Input } from '../../../lib/api/call.ts';

/** Makes the link to an archive of what is one's own. Throws ApiError (`BAD_CREDENTIALS`, `RATE_LIMITED`). */
export const exportMe = (body: Input<'POST /api/me/export'>['body']) => call('POST /api/me/export', { body });

/** Has the account deleted; this session ends with it. Throws ApiError (`BAD_CREDENTIALS`, `LAST_ADMIN`, `STILL_OWNER`). */
export const deleteMe = (body: Input<'DELETE /api/me'>['body']) => call('DELETE /api/me', { body });
