import { declareEvents } from '../kernel/event.ts';
import { alertDeclarations } from './declarations.ts';
import { alertErrors } from './errors.ts';
import { alertEvents } from './events.ts';
import { ingestOperations } from './ingest-operations.ts';
import { alertOperations, familyOperations } from './operations.ts';

/** Safety alerts: what was found, what is watched, who of the family has it, and where it comes from. */
export const alerts = {
  events: declareEvents(alertDeclarations.events, alertEvents),
  errors: alertErrors,
  operations: { ...alertOperations, ...familyOperations, ...ingestOperations },
} as const;
