import { durable } from '../kernel/event.ts';

export const groupFacts = { 'group:activity': durable('/forum', ['group']) } as const;
