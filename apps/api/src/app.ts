import { randomBytes } from 'node:crypto';
import { openDatabase } from '@tidings/db';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config/config.ts';
import { categories, categoryJobs } from './features/categories/index.ts';
import { groups } from './features/groups/index.ts';
import { identity } from './features/identity/index.ts';
import { moderation } from './features/moderation/index.ts';
import { openPresence } from './features/presence/index.ts';
import { reactions } from './features/reactions/index.ts';
import { replies } from './features/replies/index.ts';
import { TopicRows, topics } from './features/topics/index.ts';
import { Authority } from './platform/auth/authority.ts';
import { deriveKey, loadSecret } from './platform/auth/secret.ts';
import { Tokens } from './platform/auth/tokens.ts';
import { enforceContract } from './platform/contract/contract.ts';
import { Epoch } from './platform/events/epoch/epoch.ts';
import { EventLog } from './platform/events/log/event-log.ts';
import { failpoints } from './platform/events/log/failpoints.ts';
import type { InternalRoom } from './platform/events/tracker/internal-room.ts';
import { pollerReports } from './platform/events/tracker/poller-reports.ts';
import { StreamPoller } from './platform/events/tracker/stream-poller.ts';
import { telemetry } from './platform/health/operators.ts';
import { openEdge } from './platform/http/edge.ts';
import { createHttpServer } from './platform/http/server.ts';
import { JobStore } from './platform/jobs/job-store.ts';
import { recurringJobs } from './platform/jobs/recurring.ts';
import { Worker } from './platform/jobs/worker.ts';
import { openApiRoutes } from './platform/openapi/routes.ts';
import { sessionsRoom } from './platform/realtime/admission/sessions-room.ts';
import { decorateLive } from './platform/realtime/decorate-live.ts';
import { type EphemeralEvent, EphemeralEvents } from './platform/realtime/delivery/ephemeral-events.ts';
import { Realtime } from './platform/realtime/realtime.ts';
import { ladderRoutes } from './platform/realtime/rest/fallback-routes.ts';
import { openBus } from './platform/redis/open-bus.ts';
import { createLog } from './platform/telemetry/log.ts';
import { Metrics } from './platform/telemetry/metrics.ts';

/** Builds the server on a migrated database. `close` of what it returns ends everything it started. */
export async function buildApp(config: Config, databaseUrl: string): Promise<FastifyInstance> {
  const { timings } = config;
  const log = createLog(config.logLevel);
  enforceContract({ strict: !config.production, log });
  const serverId = `${process.pid.toString(36)}-${randomBytes(4).toString('hex')}`;
  const metrics = new Metrics(serverId);
  const secret = loadSecret(config);
  const epoch = new Epoch(config.dataDir, (value) => {
    log.warn({ epoch: value }, 'The database was put back: a new epoch begins and every client takes snapshots');
    realtime.reset();
    sessions.again();
  });
  const db = openDatabase({
    url: databaseUrl,
    connections: config.databaseConnections,
    onConnect: (client) => epoch.verify(client),
    onError: (error) => log.warn({ error: error.message }, 'A database connection was lost'),
  });
  const tokens = new Tokens(deriveKey(secret, 'access-token'), timings.accessToken);
  const authority = new Authority(db, tokens, timings);
  const app = createHttpServer(config);

  const realtime: Realtime = new Realtime({
    ...{ config, server: app.server, serverId, authority, db, metrics, log },
    epoch: () => epoch.value,
    events: () => events,
  });
  const { admission } = realtime;
  const { io } = realtime.gateway;
  const poller: StreamPoller = new StreamPoller({
    ...{ db, timings, ...pollerReports({ db, epoch, log, metrics }) },
    epoch: () => epoch.value,
    bus: () => bus,
    fanOut(event, followers) {
      realtime.send(event, followers);
      rows.follow(event);
    },
    onFollowers: (room) => presence.followersChanged(room),
  });
  const { tracker } = poller;
  const { bus, cluster, redis } = openBus({
    ...{ config, secret, node: serverId, io, log, metrics },
    offer: (message) => (message.kind === 'jobs' ? worker.poke() : tracker.offer(message)),
    onCompare: () => void poller.pollNow(),
  });
  const worker: Worker = new Worker({
    store: new JobStore(db, serverId, timings.jobLease),
    jobs: { ...recurringJobs(db, config.retentionMs), ...categoryJobs(db) },
    ...{ log, timings },
  });
  const events = new EventLog(db, (messages) => bus.publish(messages), failpoints(config.failpoints));

  const live = new EphemeralEvents({
    ...{ slices: realtime.slices, timings },
    tracker: () => tracker,
    carry: (message) => cluster?.carry('transient', message),
  });
  cluster?.hear<EphemeralEvent>('transient', (message) => live.receive(message));
  const rows: TopicRows = new TopicRows({
    ...{ db, live, log, pollMs: timings.headsPollUnhealthy },
    rooms: () => tracker.rooms.keys(),
    healthy: () => bus.healthy,
  });
  const { presence, commands } = openPresence({
    ...{ serverId, live, timings, cluster },
    roomOf: (name) => tracker.rooms.get(name),
  });
  authority.onChanged((userId) => {
    void admission.registry.refresh(userId).then(() => presence.memberChanged(userId));
  });

  const sessions: InternalRoom = sessionsRoom({ db, tracker, epoch, authority, admission, log });
  // Also when this finds that the database was put back, the room is followed: once by that, once by the line after it.
  await epoch.verify(db.pool);
  await sessions.begin();
  const stopWatching = epoch.watch(db.pool, timings.witness);

  await openEdge(app, config, { db, events, live, authority, log });
  openApiRoutes(app, config.publicUrl);
  telemetry(app, { config, db, bus, redis, admission, metrics });
  identity(app, { tokens, timings, secureCookies: config.publicUrl.startsWith('https:') });
  ladderRoutes(app, realtime);
  categories(app);
  topics(app);
  replies(app);
  reactions(app);
  groups(app);
  moderation(app);
  decorateLive(app, realtime);

  app.addHook('onReady', async () => {
    realtime.open(poller, commands);
    poller.start();
    await bus.start();
    await worker.start();
  });
  app.addHook('preClose', async () => {
    stopWatching();
    sessions.close();
    presence.close();
    rows.close();
    await worker.close();
    await realtime.close();
    live.close();
    redis?.close();
    await bus.close();
    await poller.close();
  });
  app.addHook('onClose', async () => {
    await epoch.verify(db.pool).catch(() => undefined);
    await db.close();
  });
  return app;
}
