import { declareErrors } from '../kernel/error.ts';
import { realtimeDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const realtimeErrors = declareErrors(realtimeDeclarations.errors, {
  ROOM_REFUSED: {
    meaning: 'The room is unknown, of another namespace or not open to you; the server does not say which.',
  },
  TICKET_SPENT: { meaning: 'A stream ticket works once, for 30 s.' },
  PROTOCOL_UNSUPPORTED: { meaning: 'The client speaks a protocol this server does not: reload the client.' },
  TOO_MANY_ROOMS: { meaning: 'A connection follows at most 64 rooms.' },
  UNKNOWN_COMMAND: {
    meaning: 'The namespace has no such command; a client that sends a server’s event gets this too.',
  },
  EVICTED: { meaning: 'The member opened one connection too many, and this one was ended.' },
  AT_CAPACITY: { meaning: 'The server takes no more connections: wait `Retry-After` seconds.' },
  DRAINING: { meaning: 'The server is stopping: connect again, another one answers.' },
});
