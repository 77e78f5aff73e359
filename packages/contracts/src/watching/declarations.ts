import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';

export const watchingDeclarations = { events: { 'watch:changed': durable([userRoom]) } } as const;
