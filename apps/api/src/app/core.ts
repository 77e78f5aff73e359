import { randomBytes } from 'node:crypto';
import { openDatabase } from '@tidings/db';
import type { Config } from '../config/config.ts';
import { ApiKeys } from '../platform/auth/api-keys.ts';
import { Authority } from '../platform/auth/authority.ts';
import { KnownDevices } from '../platform/auth/known-device.ts';
import { deriveKeys, loadSecrets } from '../platform/auth/secret.ts';
import { Tokens } from '../platform/auth/tokens.ts';
import { enforceContract } from '../platform/contract/contract.ts';
import { Epoch } from '../platform/events/epoch/epoch.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { createLog, type Log } from '../platform/telemetry/log.ts';
import { Metrics } from '../platform/telemetry/metrics.ts';

export type Core = Awaited<ReturnType<typeof openCore>>;

/** Cookies need to know by what address people come: who forgot to say it learns so at the start. */
function warnOfAddress({ production, publicUrl, publicUrlGiven }: Config, log: Log): void {
  if (!production || publicUrl.startsWith('https:')) return;
  if (!publicUrlGiven)
    log.warn(
      { publicUrl },
      'PUBLIC_URL is missing: only pages of this machine are allowed, and cookies are for https. Set it to the address people open',
    );
  else if (!/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(publicUrl))
    log.warn({ publicUrl }, 'PUBLIC_URL is not https: passwords and sign-in cookies travel where others can read them');
}

/** What everything else stands on: the log, the database with its epoch, who is who, and a bare HTTP server. */
export async function openCore(config: Config, databaseUrl: string) {
  const log = createLog(config.logLevel);
  warnOfAddress(config, log);
  enforceContract({ strict: !config.production, log });
  const serverId = `${process.pid.toString(36)}-${randomBytes(4).toString('hex')}`;
  const metrics = new Metrics(serverId);
  const secrets = loadSecrets(config);
  const epoch = new Epoch(config.dataDir);
  epoch.changed.on((value) =>
    log.warn({ epoch: value }, 'The database was restored; began a new epoch, so every client loads its pages anew'),
  );
  const db = openDatabase({
    url: databaseUrl,
    connections: config.databaseConnections,
    onConnect: (client) => epoch.verify(client),
    onError: (error) => log.warn({ error: error.message }, 'Lost a database connection; the pool opens another'),
  });
  const app = createHttpServer(config);
  const tokens = await Tokens.open(app, deriveKeys(secrets, 'access-token'), config.timings.accessToken);
  const authority = new Authority(db, tokens, config.timings);
  const keys = new ApiKeys(db, { fresh: config.timings.actorFresh, limited: config.rateLimits, log });
  const devices = new KnownDevices(deriveKeys(secrets, 'known-device'));
  return { config, log, serverId, metrics, secrets, epoch, db, tokens, devices, authority, keys, app };
}
