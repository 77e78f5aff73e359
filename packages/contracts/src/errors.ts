import { identityErrors } from './identity/errors.ts';
import { commonErrors } from './kernel/common-errors.ts';
import type { ErrorDefinition } from './kernel/error.ts';
import type { ErrorCode } from './kernel/error-codes.ts';
import { moderationErrors } from './moderation/errors.ts';
import { realtimeErrors } from './realtime/errors.ts';
import { topicErrors } from './topics/errors.ts';

/** Every error code with its status and what it means; a noun's are declared in the noun's folder. */
export const errors: Record<ErrorCode, ErrorDefinition> = {
  ...commonErrors,
  ...identityErrors,
  ...topicErrors,
  ...moderationErrors,
  ...realtimeErrors,
};
