import { declareEvents } from '../kernel/event.ts';
import { approvalDeclarations } from './declarations.ts';
import { approvalErrors } from './errors.ts';
import { approvalEvents } from './events.ts';
import { approvalOperations } from './operations.ts';

/** What agents and members ask the people of a workspace before they act. */
export const approvals = {
  events: declareEvents(approvalDeclarations.events, approvalEvents),
  operations: approvalOperations,
  errors: approvalErrors,
} as const;
