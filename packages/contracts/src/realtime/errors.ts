import { declareErrors } from '../kernel/error.ts';
import { realtimeErrors as codes } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const realtimeErrors = declareErrors(codes, {
  ROOM_REFUSED: { meaning: 'The room is unknown, of another namespace or not open to you; which of them is not said.' },
  TICKET_SPENT: { meaning: 'A stream ticket works once, for 30 s.' },
  PROTOCOL_UNSUPPORTED: { meaning: 'The client speaks a protocol this server does not: reload the client.' },
  TOO_MANY_ROOMS: { meaning: 'A connection follows at most 64 rooms.' },
  UNKNOWN_COMMAND: { meaning: 'No such command in this namespace; a server’s event sent by a client is one too.' },
  EVICTED: { meaning: 'Another device took over this connection’s place.' },
  AT_CAPACITY: { meaning: 'The server takes no more connections: wait `Retry-After` seconds.' },
  DRAINING: { meaning: 'The server is going: come again, another one answers.' },
});
