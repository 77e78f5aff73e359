import { type CallOptions, call, type Input } from '../../../lib/api/call.ts';

export type NewReport = Input<'POST /api/reports'>['body'];

export const createReport = (body: NewReport, options: CallOptions) => call('POST /api/reports', { body }, options);
