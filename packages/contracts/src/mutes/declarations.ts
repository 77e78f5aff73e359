import { userRoom } from '../identity/declarations.ts';
import { durable } from '../kernel/event.ts';

export const muteDeclarations = { events: { 'mute:changed': durable([userRoom]) } } as const;
