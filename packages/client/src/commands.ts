import type { CommandName } from '@tidings/contracts';

/** Commands for applications; the protocol's own are sent by the client itself. */
export type AppCommandName = Exclude<
  CommandName,
  'subscribe' | 'sync' | 'unsubscribe' | 'ack' | 'heartbeat' | 'auth:refresh'
>;
