import { durable } from '../kernel/event.ts';

export const reactionFacts = { 'reaction:changed': durable('/forum', ['topic']) } as const;
