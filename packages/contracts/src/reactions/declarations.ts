import { durable } from '../kernel/event.ts';
import { topicRoom } from '../topics/declarations.ts';

export const reactionDeclarations = { events: { 'reaction:changed': durable([topicRoom]) } } as const;
