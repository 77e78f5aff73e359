import { userRoom } from '../identity/declarations.ts';
import { latest } from '../kernel/event.ts';

export const pushDeclarations = { events: { 'notification:test': latest([userRoom]) } } as const;
