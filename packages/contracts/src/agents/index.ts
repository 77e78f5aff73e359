import { declareEvents } from '../kernel/event.ts';
import { agentDeclarations } from './declarations.ts';
import { agentEvents } from './events.ts';
import { agentOperations } from './operations.ts';

/** Programs that work in a workspace, and what they say they do. */
export const agents = {
  events: declareEvents(agentDeclarations.events, agentEvents),
  operations: agentOperations,
} as const;
