import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import { openDatabase } from '@tidings/db';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { categories, categoryJobs } from './features/categories/index.ts';
import { groups } from './features/groups/index.ts';
import { identity } from './features/identity/index.ts';
import { moderation } from './features/moderation/index.ts';
import { Presence, type PresenceMessage, presenceCommands, Typing } from './features/presence/index.ts';
import { reactions } from './features/reactions/index.ts';
import { replies } from './features/replies/index.ts';
import { TopicRows, topics } from './features/topics/index.ts';
import { Authority } from './platform/auth/authority.ts';
import { deriveKey, loadSecret } from './platform/auth/secret.ts';
import { Tokens } from './platform/auth/tokens.ts';
import { type Bus, LocalBus } from './platform/events/bus/bus.ts';
import { Epoch } from './platform/events/epoch.ts';
import { EventLog } from './platform/events/event-log.ts';
import { failpoints } from './platform/events/failpoints.ts';
import { InternalRoom } from './platform/events/internal-room.ts';
import { Spine } from './platform/events/spine.ts';
import type { BusMessage } from './platform/events/stored-event.ts';
import { provideContext } from './platform/http/context.ts';
import { handleErrors } from './platform/http/errors.ts';
import { guardOrigins } from './platform/http/origin.ts';
import { limitRequests } from './platform/http/rate-limit.ts';
import { createHttpServer } from './platform/http/server.ts';
import { serveWebApp } from './platform/http/web-app.ts';
import { JobStore } from './platform/jobs/job-store.ts';
import { recurringJobs } from './platform/jobs/recurring.ts';
import { Worker } from './platform/jobs/worker.ts';
import { openApiRoutes } from './platform/openapi/routes.ts';
import { ladderRoutes } from './platform/realtime/ladder-routes.ts';
import { Realtime } from './platform/realtime/realtime.ts';
import { type Transient, Transients } from './platform/realtime/transients.ts';
import { connectRedis } from './platform/redis/connect.ts';
import { joinCluster } from './platform/redis/join-cluster.ts';
import { redisPing } from './platform/redis/ping.ts';
import { Health } from './platform/telemetry/health.ts';
import { createLog } from './platform/telemetry/log.ts';
import { Metrics } from './platform/telemetry/metrics.ts';
import { telemetryRoutes } from './platform/telemetry/routes.ts';

/** Builds the server on a migrated database. `close` of what it returns ends everything it started. */
export async function buildApp(config: Config, databaseUrl: string): Promise<FastifyInstance> {
  const log = createLog(config.logLevel);
  const redisUrl = config.redisUrl ?? 'redis://127.0.0.1:6379';
  const serverId = `${process.pid.toString(36)}-${randomBytes(4).toString('hex')}`;
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
  const tokens = new Tokens(deriveKey(secret, 'access-token'), config.timings.accessToken);
  const authority = new Authority(db, tokens, config.timings);
  const app = createHttpServer(config);

  const metrics = new Metrics(serverId);
  const realtime: Realtime = new Realtime({
    ...{ config, server: app.server, serverId, authority, db, metrics, log },
    epoch: () => epoch.value,
    events: () => events,
  });
  const spine: Spine = new Spine({
    db,
    epoch: () => epoch.value,
    bus: () => bus,
    fanOut(event, followers) {
      realtime.send(event, followers);
      rows.follow(event);
    },
    onError: (error, doing) =>
      log.warn({ error: String(error), doing }, 'Rooms could not be compared with the database'),
    onHealed: (room, events) => {
      metrics.healed.inc(events);
      log.debug({ room, events }, 'A hole was read from the database');
    },
    onFollowers: (room) => presence.followersChanged(room),
    onWentBack: (room) => {
      log.warn({ room }, 'A room knows less than was sent already');
      epoch.renew(db.pool).catch((error: unknown) => log.error({ err: error }, 'No new epoch could be begun'));
    },
    timings: config.timings,
  });
  const busFailed = (error: unknown) => log.error({ err: error }, 'A committed event could not be handed on');
  const offer = (message: BusMessage) => (message.kind === 'jobs' ? worker.poke() : spine.tracker.offer(message));
  const cluster =
    config.adapter === 'redis'
      ? joinCluster({
          ...{ node: serverId, io: realtime.gateway.io, timings: config.timings },
          key: deriveKey(secret, 'bus'),
          adapterKey: deriveKey(secret, 'socket.io-adapter'),
          connect: (name) => connectRedis(redisUrl, name, log, config.redisPassword),
          offer,
          onCompare: () => void spine.pollNow(),
          onHealth: (healthy) =>
            log.info({ healthy }, healthy ? 'The bus is whole' : 'The bus is broken: heads are polled'),
          onDropped: (messages, why) => {
            metrics.busDropped.inc({ reason: why }, messages);
            log.debug({ messages, why }, 'The bus left messages to the database');
          },
          onError: busFailed,
        })
      : null;
  const bus: Bus = cluster?.bus ?? new LocalBus(offer, busFailed);
  const worker: Worker = new Worker({
    store: new JobStore(db, serverId, config.timings.jobLease),
    jobs: { ...recurringJobs(db, config.retentionMs), ...categoryJobs(db) },
    ...{ log, timings: config.timings },
  });
  const events = new EventLog(db, (messages) => bus.publish(messages), failpoints(config.failpoints));

  const live = new Transients({
    ...{ io: realtime.gateway.io, slices: realtime.slices },
    tracker: () => spine.tracker,
    carry: (message) => cluster?.carry('transient', message),
    timings: config.timings,
  });
  const rows: TopicRows = new TopicRows({
    ...{ db, live, log, pollMs: config.timings.headsPollUnhealthy },
    rooms: () => spine.tracker.rooms.keys(),
    healthy: () => bus.healthy,
  });
  const presence: Presence = new Presence({
    ...{ serverId, live, timings: config.timings },
    carry: cluster && ((message) => cluster.carry('presence', message)),
    roomOf: (name) => spine.tracker.rooms.get(name),
  });
  cluster?.hear<Transient>('transient', (message) => live.receive(message));
  cluster?.hear<PresenceMessage>('presence', (message) => presence.receive(message));
  authority.onChanged((userId) => {
    void realtime.lobby.roster.refresh(userId).then(() => presence.memberChanged(userId));
  });
  const typing = new Typing({ live, timings: config.timings, isHidden: presence.isHidden });

  const sessions: InternalRoom = new InternalRoom({
    ...{ db, tracker: spine.tracker, epoch: () => epoch.value, room: 'internal:sessions' },
    take: (event) => {
      authority.apply(event);
      realtime.lobby.apply(event);
    },
    load: () => authority.load(),
    onError: (error) => log.warn({ error: String(error) }, 'Revocations could not be read again: trying on'),
  });
  // Also when this finds that the database was put back, the room is followed: once by that, once by the line after it.
  await epoch.verify(db.pool);
  await sessions.begin();
  const witness = setInterval(() => void epoch.verify(db.pool).catch(() => undefined), config.timings.witness);

  await app.register(cookie);
  provideContext(app, { db, events, live, authority, log });
  guardOrigins(app, config.origins);
  limitRequests(app, config.rateLimits);
  let pages = false;
  handleErrors(app, () => pages);
  if (config.production) pages = await serveWebApp(app, config.webDist, log);
  openApiRoutes(app, config.publicUrl);
  const redisHealth =
    config.adapter === 'redis' ? redisPing(connectRedis(redisUrl, 'health', log, config.redisPassword)) : null;
  const health = new Health({
    db,
    pingRedis: redisHealth && (() => redisHealth.ping()),
    busHealthy: () => bus.healthy,
    websocket: () => (realtime.lobby.draining ? 'unhealthy' : realtime.lobby.capacity.state),
    connections: () => realtime.lobby.connectionCount,
  });
  metrics.queue(() => health.queue());
  metrics.gauge('database_pool_waiting', 'Work that waits for a database connection', () => db.pool.waitingCount);
  telemetryRoutes(app, { health, metrics, draining: () => realtime.lobby.draining, ...config });
  identity(app, { tokens, timings: config.timings, secureCookies: config.publicUrl.startsWith('https:') });
  ladderRoutes(app, realtime);
  categories(app);
  topics(app);
  replies(app);
  reactions(app);
  groups(app);
  moderation(app);

  app.decorate('realtime', realtime);
  app.decorate('drain', () => realtime.lobby.drain());
  app.addHook('onSend', async (_request, reply) => {
    if (realtime.lobby.draining) reply.header('connection', 'close');
  });
  app.addHook('onReady', async () => {
    realtime.open(spine, presenceCommands(presence, typing));
    spine.start();
    await bus.start();
    await worker.start();
  });
  app.addHook('preClose', async () => {
    clearInterval(witness);
    sessions.close();
    presence.close();
    rows.close();
    await worker.close();
    await realtime.close();
    live.close();
    redisHealth?.close();
    await bus.close();
    await spine.close();
  });
  app.addHook('onClose', async () => {
    await epoch.verify(db.pool).catch(() => undefined);
    await db.close();
  });
  return app;
}
