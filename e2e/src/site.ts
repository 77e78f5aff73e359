import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiProcess, createDatabase, type FaultProxy, startApi, startProxy, startRedis } from '@tidings/testing';
import { type PushService, startPushService } from '@tidings/testing/push';
import { freePort } from './ports.ts';
import { webDist } from './run/build-web.ts';
import { Traffic } from './traffic.ts';

/** What a site's metrics are read with. */
export const METRICS_TOKEN = 'a-token-for-the-scraper';

/** One API instance behind a proxy of its own; `url` is where browsers go. */
export type Instance = {
  readonly url: string;
  readonly api: ApiProcess;
  readonly proxy: FaultProxy;
  readonly traffic: Traffic;
  /** SIGKILL, and the same server again on the same port. */
  crash: () => Promise<void>;
  start: () => Promise<void>;
};

export type Site = {
  instances: readonly Instance[];
  /** The first instance. */
  main: Instance;
  /** For what no member can cause, such as time that has passed. */
  databaseUrl: string;
  redis: Awaited<ReturnType<typeof startRedis>> | undefined;
  /** A push service that the site reaches devices by. */
  push: PushService;
  close: () => Promise<void>;
};

export type SiteOptions = {
  instances?: number;
  redis?: boolean;
  /** Waiting times of the server that differ from the production ones. */
  timings?: Record<string, number>;
  env?: Record<string, string>;
};

type Shared = { DATABASE_URL: string; DATA_DIR: string };

async function startInstance(
  env: Record<string, string | undefined>,
): Promise<Instance & { close: () => Promise<void> }> {
  const port = await freePort();
  const proxy = await startProxy({ targetPort: port, http: true });
  const traffic = new Traffic(proxy);
  const boot = () => startApi({ LOG_LEVEL: 'warn', ...env, PORT: String(port), PUBLIC_URL: proxy.url });
  let api = await boot();
  return {
    url: proxy.url,
    proxy,
    traffic,
    get api() {
      return api;
    },
    crash: () => api.kill(),
    start: async () => {
      api = await boot();
    },
    close: async () => {
      await api.term();
      await proxy.close();
    },
  };
}

/** A whole site on a database of its own, with the demo community in it. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const database = await createDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'tidings-e2e-'));
  const push = await startPushService();
  const redis = options.redis ? await startRedis() : undefined;
  const shared: Shared = { DATABASE_URL: database.url, DATA_DIR: dataDir };
  // Demo people are refused in production, so they move in before.
  await (await startApi({ ...shared, LOG_LEVEL: 'warn', SEED: 'demo' })).term();
  const env = {
    ...shared,
    NODE_ENV: 'production',
    WEB_DIST: webDist,
    HOST: '127.0.0.1',
    AUTH_SECRET: randomBytes(48).toString('base64url'),
    RATE_LIMITS: 'off',
    METRICS_TOKEN,
    MAIL: 'off',
    PUSH_PRIVATE_ORIGINS: push.origin,
    TIMINGS: JSON.stringify(options.timings ?? {}),
    ...(redis ? { WS_ADAPTER: 'redis', REDIS_URL: redis.url } : {}),
    ...options.env,
  };
  const instances: Awaited<ReturnType<typeof startInstance>>[] = [];
  for (let count = 0; count < (options.instances ?? 1); count += 1) instances.push(await startInstance(env));
  const [main] = instances;
  if (!main) throw new Error('A site has an instance');
  return {
    instances,
    main,
    databaseUrl: database.url,
    redis,
    push,
    close: async () => {
      for (const instance of instances) await instance.close();
      await push.close();
      await redis?.kill();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
