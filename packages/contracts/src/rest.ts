/** The contract of REST, with schemas: what the API routes by and OpenAPI is written from. */
export * from './operations.ts';
export { type SyncAnswer, syncAnswerSchema } from './realtime/operations.ts';
export * from './rest/client.ts';
export * from './rest/operation.ts';
export * from './route.ts';
