import { call, type Input } from '../../../lib/api/call.ts';

export type NewReport = Input<'POST /api/reports'>['body'];

export const createReport = (body: NewReport) => call('POST /api/reports', { body });
