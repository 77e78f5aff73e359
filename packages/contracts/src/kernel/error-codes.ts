import { identityErrors } from '../identity/declarations.ts';
import { moderationErrors } from '../moderation/declarations.ts';
import { realtimeErrors } from '../realtime/declarations.ts';
import { topicErrors } from '../topics/declarations.ts';
import { commonErrors } from './common-declarations.ts';

/** Every error code a client can meet, with the HTTP status it has on REST. */
export const errorCodes = {
  ...commonErrors,
  ...identityErrors,
  ...topicErrors,
  ...moderationErrors,
  ...realtimeErrors,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** Whether a value is a code of this contract. A newer server may know others. */
export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(errorCodes, value);
