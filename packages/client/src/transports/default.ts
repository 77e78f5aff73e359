import type { Clock, Random } from '../shared/clock.ts';
import type { Timing } from '../shared/config.ts';
import type { Transport } from './port.ts';
import { restTransport } from './rest.ts';
import { socketIoTransport } from './socket-io.ts';
import { sseTransport } from './sse.ts';

export type TransportOptions = {
  url: string;
  timing: Timing;
  clock: Clock;
  random: Random;
  /** Extra headers outside browsers, e.g. `Origin`. */
  headers?: Record<string, string>;
};

/** The whole ladder (PROTOCOL §7). */
export function defaultTransports(options: TransportOptions): Transport[] {
  return [
    socketIoTransport({ ...options, transport: 'websocket' }),
    socketIoTransport({ ...options, transport: 'polling' }),
    sseTransport(options),
    restTransport(options),
  ];
}
