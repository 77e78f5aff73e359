import type { FastifyInstance } from 'fastify';
import { openConnections } from './app/connections.ts';
import { openCore } from './app/core.ts';
import { openStreams } from './app/streams.ts';
import type { Config } from './config/config.ts';
import { features as allFeatures } from './features/index.ts';
import type { Feature } from './platform/feature/feature.ts';
import { startFeatures } from './platform/feature/start-features.ts';
import { openEdge } from './platform/http/edge.ts';
import { JobStore } from './platform/jobs/job-store.ts';
import { Worker } from './platform/jobs/worker.ts';
import { openMailer } from './platform/mail/open-mailer.ts';
import { PersonalData } from './platform/personal/registry.ts';
import { platformFeatures } from './platform/platform-features.ts';
import { decorateLive } from './platform/realtime/decorate-live.ts';

/**
 * Builds the server on a migrated database, in layers: what a part needs exists before it, and what happens later is a
 * signal it listens to. `close` of what it returns ends everything it started.
 */
export async function buildApp(
  config: Config,
  databaseUrl: string,
  features: readonly Feature[] = allFeatures,
): Promise<FastifyInstance> {
  const all = [...platformFeatures, ...features];
  const core = await openCore(config, databaseUrl);
  const streams = openStreams(core, all);
  const { realtime, sessions } = await openConnections(core, streams);
  const { app, authority, db, devices, epoch, keys, log, serverId } = core;
  const { bus, cluster, events, live, poller, redis, tracker } = streams;
  const { timings } = config;

  const services = {
    ...core,
    rooms: tracker.rooms,
    busHealthy: () => bus.healthy,
    pingRedis: redis && (() => redis.ping()),
    cluster,
    events,
    live,
    realtime,
    personal: new PersonalData(all),
    mail: openMailer(core, all),
  };
  await openEdge(app, config, { db, devices, events, live, authority, keys, log });
  const running = startFeatures(app, all, services);
  const worker = new Worker({
    store: new JobStore(db, serverId, timings.jobLease),
    handlers: all.flatMap(({ jobs = [] }) => jobs),
    services,
    log,
    timings,
  });
  tracker.deliverTo({ send: running.onDelivered });
  poller.followersChanged.on((room) => running.onFollowers(room));
  realtime.admission.registry.refreshed.on((userId) => running.onMemberChanged(userId));
  bus.deliverTo(worker);
  decorateLive(app, realtime);
  const stopWatching = epoch.watch(db.pool, timings.witness);

  app.addHook('onReady', async () => {
    realtime.open(running.commands);
    poller.start();
    await bus.start();
    await worker.start();
  });
  app.addHook('preClose', async () => {
    stopWatching();
    sessions.close();
    await running.close();
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
