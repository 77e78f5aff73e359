export { createTidingsClient, type TidingsClient, type TidingsClientOptions } from './client.ts';
export type { AppCommandName } from './commands.ts';
export { type BackoffPreset, backoffPresets } from './connection/backoff.ts';
export { detectEnvironment, type Environment, plainEnvironment } from './connection/environment.ts';
export type { ConnectionState, Status } from './connection/status.ts';
export type { TokenSource } from './connection/tokens.ts';
export { type Clock, type Random, systemClock } from './shared/clock.ts';
export { bounds, defaultTiming, scaleTiming, type Timing } from './shared/config.ts';
export type { Stats } from './shared/stats.ts';
export { type TransportName, transportNames } from './shared/transport-name.ts';
export type { ResetCause, RoomEvent, RoomEventName, RoomView, SnapshotContext } from './stream/views/room-view.ts';
export type { JoinTabs } from './tabs/join-tabs.ts';
export { defaultTransports, type TransportOptions } from './transports/default.ts';
export {
  type Connection,
  type ConnectionClose,
  type ConnectionContext,
  ConnectionError,
  type ConnectionEvents,
  type Ready,
  type StampedCursor,
  type Transport,
} from './transports/port.ts';
export { restTransport } from './transports/rest.ts';
export { socketIoTransport } from './transports/socket-io.ts';
export { sseTransport } from './transports/sse.ts';
