import type { Database } from '@tidings/db';
import type { Config } from '../../config/config.ts';
import type { ApiKeys } from '../auth/api-keys.ts';
import type { Authority } from '../auth/authority.ts';
import type { KnownDevices } from '../auth/known-device.ts';
import type { KeyRing } from '../auth/secret.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { EventLog } from '../events/log/event-log.ts';
import type { TrackedRoom } from '../events/tracker/tracked-room.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { PersonalData } from '../personal/registry.ts';
import type { EphemeralEvents } from '../realtime/delivery/ephemeral-events.ts';
import type { Realtime } from '../realtime/realtime.ts';
import type { Cluster } from '../redis/join-cluster.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What the platform offers every feature, for as long as the server lives. */
export type Services = {
  config: Config;
  /** This process among all servers. */
  serverId: string;
  log: Log;
  metrics: Metrics;
  db: Database;
  tokens: Tokens;
  /** Who a token stands for, and which sessions ended. */
  authority: Authority;
  /** Which system an API key stands for, and which keys were revoked. */
  keys: ApiKeys;
  /** What a key for a purpose is derived from. */
  secrets: KeyRing;
  /** Browsers that were signed in before. */
  devices: KnownDevices;
  events: EventLog;
  /** The outbox of mails. */
  mail: Mailer;
  /** Events that are not stored. */
  live: EphemeralEvents;
  /** The rooms somebody follows on this server. */
  rooms: ReadonlyMap<string, TrackedRoom>;
  /** False while other servers cannot be heard. */
  busHealthy: () => boolean;
  /** Answers how long Redis took, in ms; rejects while it is away. `null`: none is used. */
  pingRedis: (() => Promise<number>) | null;
  /** The other servers; `null` for a server alone. */
  cluster: Cluster | null;
  realtime: Realtime;
  /** What all features keep of persons. */
  personal: PersonalData;
};
