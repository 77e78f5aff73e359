import { declareEvents } from '../kernel/event.ts';
import { groupDeclarations } from './declarations.ts';
import { groupErrors } from './errors.ts';
import { groupEvents } from './events.ts';
import { invitationOperations } from './invitation-operations.ts';
import { groupOperations } from './operations.ts';

/** Groups and who is in them. */
export const groups = {
  events: declareEvents(groupDeclarations.events, groupEvents),
  operations: { ...groupOperations, ...invitationOperations },
  rooms: groupDeclarations.rooms,
  errors: groupErrors,
} as const;
