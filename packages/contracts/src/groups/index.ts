import { declareEvents } from '../kernel/event.ts';
import { groupDeclarations } from './declarations.ts';
import { groupEvents } from './events.ts';
import { groupOperations } from './operations.ts';

/** Groups and who is in them. */
export const groups = {
  events: declareEvents(groupDeclarations.events, groupEvents),
  operations: groupOperations,
  rooms: groupDeclarations.rooms,
} as const;
