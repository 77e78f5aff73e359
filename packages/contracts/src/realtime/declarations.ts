import { command } from '../kernel/command.ts';
import { control } from '../kernel/event.ts';
import { namespaces } from '../kernel/rooms.ts';

export const realtimeFacts = {
  'session:ready': control(),
  'session:evicted': control(),
  'session:closing': control(),
  'auth:expiring': control(),
  'server:draining': control(),
  heads: control(),
  'sync:reset': control(),
} as const;

export const realtimeCommandFacts = {
  subscribe: command(namespaces),
  sync: command(namespaces),
  unsubscribe: command(namespaces),
  ack: command(namespaces, 'own'),
  heartbeat: command(namespaces, 'own'),
  'auth:refresh': command(namespaces),
} as const;

/** Codes a client can meet, with the HTTP status each has on REST. */
export const realtimeErrors = {
  ROOM_REFUSED: 403,
  TICKET_SPENT: 401,
  PROTOCOL_UNSUPPORTED: 426,
  TOO_MANY_ROOMS: 429,
  UNKNOWN_COMMAND: 400,
  EVICTED: 403,
  AT_CAPACITY: 503,
  DRAINING: 503,
} as const;
