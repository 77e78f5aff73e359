import type { Limits, RoomResult } from '@tidings/contracts';
import { conformPayload } from '../../contract/contract.ts';
import type { Connection } from '../connection/connection.ts';
import { windowLimits } from '../connection/window.ts';
import { MAX_ROOMS } from './subscribe.ts';

/** The longest packet a client may send, in bytes. */
export const MAX_PAYLOAD = 64 * 1024;
const HEARTBEAT_MS = 30_000;

export const limits: Limits = {
  rooms: MAX_ROOMS,
  commandsPerSecond: 10,
  burst: 20,
  windowEvents: windowLimits.events,
  windowBytes: windowLimits.bytes,
  heartbeatMs: HEARTBEAT_MS,
  maxPayloadBytes: MAX_PAYLOAD,
};

/** What a connection is sent first, on whichever transport. */
export const readyPayload = (
  on: { serverId: string; epoch: string },
  connection: Connection,
  results: readonly RoomResult[],
) =>
  conformPayload('session:ready', {
    userId: connection.userId,
    sessionId: connection.actor.sessionId,
    connectionId: connection.id,
    serverId: on.serverId,
    epoch: on.epoch,
    rooms: results,
    limits,
    serverTime: new Date().toISOString(),
    uptimeMs: Math.round(process.uptime() * 1000),
  });
