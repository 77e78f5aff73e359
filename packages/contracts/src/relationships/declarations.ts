import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';

export const relationshipDeclarations = {
  events: { 'follow:changed': durable([userRoom]), 'block:changed': durable([userRoom]) },
} as const;
