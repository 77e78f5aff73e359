export { createTidingsClient, type TidingsClient, type TidingsClientOptions } from './client.ts';
export { bounds, defaultTiming, scaleTiming, type Timing } from './config.ts';
export { type BackoffPreset, backoffPresets } from './core/backoff.ts';
export { type Clock, type Random, systemClock } from './core/clock.ts';
export type { Stats } from './core/stats.ts';
export type { TokenSource } from './core/tokens.ts';
export { detectEnvironment, type Environment, plainEnvironment } from './environment.ts';
export type { ConnectionState, Status } from './status.ts';
export { defaultTransports, type TransportOptions } from './transports/default.ts';
export {
  type Link,
  type LinkClose,
  type LinkContext,
  LinkError,
  type LinkEvents,
  type Ready,
  type StampedCursor,
  type Transport,
} from './transports/port.ts';
export { restTransport } from './transports/rest.ts';
export { socketIoTransport } from './transports/socket-io.ts';
export { sseTransport } from './transports/sse.ts';
export {
  type AppCommandName,
  type ResetCause,
  type RoomEvent,
  type RoomEventName,
  type RoomView,
  type Rung,
  rungs,
  type SnapshotContext,
} from './types.ts';
