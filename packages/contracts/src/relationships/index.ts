import { declareEvents } from '../kernel/event.ts';
import { relationshipDeclarations } from './declarations.ts';
import { relationshipEvents } from './events.ts';
import { relationshipOperations } from './operations.ts';

/** What a member is to another by their own choice: who follows whom, who blocks whom. */
export const relationships = {
  events: declareEvents(relationshipDeclarations.events, relationshipEvents),
  operations: relationshipOperations,
} as const;
