import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import { openDatabase } from '@tidings/db';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { categories } from './features/categories/index.ts';
import { identity } from './features/identity/index.ts';
import { reactions } from './features/reactions/index.ts';
import { replies } from './features/replies/index.ts';
import { topics } from './features/topics/index.ts';
import { Authority } from './platform/auth/authority.ts';
import { deriveKey, loadSecret } from './platform/auth/secret.ts';
import { Tokens } from './platform/auth/tokens.ts';
import { type Bus, LocalBus } from './platform/events/bus/bus.ts';
import { RedisBus } from './platform/events/bus/redis-bus.ts';
import { Epoch } from './platform/events/epoch.ts';
import { EventLog } from './platform/events/event-log.ts';
import { followInternal } from './platform/events/follow-internal.ts';
import { Spine } from './platform/events/spine.ts';
import { provideContext } from './platform/http/context.ts';
import { handleErrors } from './platform/http/errors.ts';
import { guardOrigins } from './platform/http/origin.ts';
import { limitRequests } from './platform/http/rate-limit.ts';
import { Realtime } from './platform/realtime/realtime.ts';
import { connectRedis } from './platform/redis/connect.ts';
import { createLog } from './platform/telemetry/log.ts';

/** Builds the server on a migrated database. `close` of what it returns ends everything it started. */
export async function buildApp(config: Config, databaseUrl: string): Promise<FastifyInstance> {
  const log = createLog(config.logLevel);
  const serverId = `${process.pid.toString(36)}-${randomBytes(4).toString('hex')}`;
  const secret = loadSecret(config);
  const epoch = new Epoch(config.dataDir, () => realtime.reset());
  const db = openDatabase({
    url: databaseUrl,
    connections: config.databaseConnections,
    onConnect: (client) => epoch.verify(client),
    onError: (error) => log.warn({ error: error.message }, 'A database connection was lost'),
  });
  const tokens = new Tokens(deriveKey(secret, 'access-token'), config.timings.accessToken);
  const authority = new Authority(db, tokens, config.timings);
  const app = Fastify({
    logger: false,
    bodyLimit: 128 * 1024,
    trustProxy: config.trustProxy,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    forceCloseConnections: true,
  });

  const realtime = new Realtime({ config, server: app.server, serverId, authority, db, epoch: () => epoch.value, log });
  const spine: Spine = new Spine({
    db,
    epoch: () => epoch.value,
    bus: () => bus,
    fanOut: (event, followers) => realtime.send(event, followers),
    onError: (error, doing) =>
      log.warn({ error: String(error), doing }, 'Rooms could not be compared with the database'),
    onHealed: (room, events) => log.debug({ room, events }, 'A hole was read from the database'),
    timings: config.timings,
  });
  const bus: Bus =
    config.adapter === 'redis'
      ? new RedisBus({
          node: serverId,
          key: deriveKey(secret, 'bus'),
          connect: (name) => connectRedis(config.redisUrl ?? 'redis://127.0.0.1:6379', name, log, config.redisPassword),
          offer: (message) => spine.tracker.offer(message),
          onHealthy: () => void spine.pollNow(),
          onDropped: (messages, why) => log.debug({ messages, why }, 'The bus left messages to the database'),
          timings: config.timings,
        })
      : new LocalBus((message) => spine.tracker.offer(message));
  const events = new EventLog(
    db,
    (messages) => bus.publish(messages),
    () => epoch.value,
  );

  await epoch.observe(db.pool);
  await authority.load();
  await followInternal(db, spine.tracker, 'internal:sessions', (event) => authority.apply(event));
  const witness = setInterval(() => void epoch.observe(db.pool).catch(() => undefined), config.timings.witness);

  await app.register(cookie);
  provideContext(app, { db, events, authority, log });
  guardOrigins(app, config.origins);
  limitRequests(app, config.rateLimits);
  handleErrors(app);
  identity(app, { tokens, timings: config.timings, secureCookies: config.publicUrl.startsWith('https:') });
  categories(app);
  topics(app);
  replies(app);
  reactions(app);

  app.addHook('onReady', async () => {
    realtime.open(spine, {});
    spine.start();
    await bus.start();
  });
  app.addHook('preClose', async () => {
    clearInterval(witness);
    await realtime.close();
    await bus.close();
    await spine.close();
  });
  app.addHook('onClose', async () => {
    await epoch.observe(db.pool).catch(() => undefined);
    await db.close();
  });
  return app;
}
