import type { PushDevice } from '@tidings/contracts';
import type { DeviceRow } from './repository.ts';

/** Of apps the service is what their kind says. */
const services: Record<string, string> = { fcm: 'fcm.googleapis.com', apns: 'api.push.apple.com' };

/** A device as its member sees it: never its address, with which anybody could send to it. */
export const presentDevice = (row: DeviceRow, currentSession: string): PushDevice => ({
  id: row.id,
  kind: row.kind,
  service: services[row.kind] ?? new URL(row.address).hostname,
  sessionId: row.sessionId,
  current: row.sessionId === currentSession,
  userAgent: row.userAgent,
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
});
