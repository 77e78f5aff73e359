import { call, type Input } from '../../../lib/api/call.ts';

export type NewAction = Input<'POST /api/moderation/actions'>['body'];

export const createAction = (body: NewAction) => call('POST /api/moderation/actions', { body });
