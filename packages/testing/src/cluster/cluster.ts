import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../postgres/start-postgres.ts';
import { type RedisProcess, startRedis } from '../processes/redis.ts';
import { type ApiProcess, startApi } from '../processes/start-api.ts';
import { type FaultProxy, startProxy } from '../proxy/start-proxy.ts';

export type Node = {
  api: ApiProcess;
  /** Between this node and Redis. */
  connection: FaultProxy | null;
  readonly url: string;
  /** SIGKILL if it still runs, then the same node again on the same port. */
  restart: () => Promise<void>;
};
export type Cluster = {
  nodes: [Node, Node, ...Node[]];
  redis: RedisProcess | null;
  databaseUrl: string;
  close: () => Promise<void>;
};
export type ClusterOptions = {
  redis?: boolean;
  /** How many nodes; two by default. */
  nodes?: number;
  databaseUrl?: string;
  env?: Record<string, string>;
  timings?: Record<string, number>;
  nodeArgs?: string[];
};

/** Two or more real API processes over one PostgreSQL and one real Redis, each reaching Redis through a connection that can be broken. */
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const database = options.databaseUrl ? null : await createDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const redis = options.redis === false ? null : await startRedis();
  const directories: string[] = [];

  const startNode = async (): Promise<Node> => {
    const connection = redis ? await startProxy({ targetPort: redis.port }) : null;
    const dataDir = mkdtempSync(join(tmpdir(), 'tidings-cluster-'));
    directories.push(dataDir);
    const env = {
      ...{ NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, SEED: 'demo', RATE_LIMITS: 'off' },
      ...{ AUTH_SECRET: 'a secret that only these tests know, long enough', CONNECTIONS_PER_MEMBER: '500' },
      ...(connection ? { WS_ADAPTER: 'redis', REDIS_URL: `redis://127.0.0.1:${connection.port}` } : {}),
      TIMINGS: JSON.stringify({ heads: 3000, ...options.timings }),
      ...options.env,
    };
    const extra = options.nodeArgs ? { nodeArgs: options.nodeArgs } : {};
    const node: Node = {
      api: await startApi(env, extra),
      connection,
      get url() {
        return node.api.url;
      },
      async restart() {
        const { port } = node.api;
        await node.api.kill();
        node.api = await startApi({ ...env, PORT: String(port) }, extra);
      },
    };
    return node;
  };
  const first = await startNode();
  const nodes: [Node, Node, ...Node[]] = [first, await startNode()];
  while (nodes.length < (options.nodes ?? 2)) nodes.push(await startNode());
  return {
    nodes,
    redis,
    databaseUrl,
    async close() {
      await Promise.all(nodes.map(({ api }) => api.kill()));
      await Promise.all(nodes.map(({ connection }) => connection?.close()));
      await redis?.kill();
      await database?.drop();
      for (const directory of directories) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Unhandled rejections and crashes any node wrote about. */
export const accidents = ({ nodes }: Cluster): string[] =>
  nodes.flatMap(({ api }) =>
    api.logs.filter((line) => /unhandled|uncaught|TypeError|ReferenceError|ERR_UNHANDLED/i.test(line)),
  );
