/** The contract without schemas: what a client knows at run time. Its types are those of the main entry. */
export * from './declarations.ts';
export * from './kernel/error-codes.ts';
export * from './kernel/redacted.ts';
export * from './kernel/rooms.ts';
export * from './realtime/cursor.ts';
export * from './realtime/protocol.ts';
export { routeRequest } from './rest/route.ts';
