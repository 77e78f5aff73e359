import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';

export const interruptionDeclarations = { events: { 'preferences:changed': durable([userRoom]) } } as const;
