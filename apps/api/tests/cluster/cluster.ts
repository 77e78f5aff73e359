import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ApiProcess,
  createDatabase,
  type FaultProxy,
  type RedisProcess,
  startApi,
  startProxy,
  startRedis,
} from '@tidings/testing';

/** A parsed answer: tests look into it by name. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests assert
export type Any = any;

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

export type Person = {
  name: string;
  /** The one of now: it lives ten minutes, and `renew` replaces it. */
  token: string;
  sessionId: string;
  /** Asks a node; throws on anything but 2xx. */
  ask: (url: string, method: string, path: string, body?: object, correlationId?: string) => Promise<Any>;
  /** A new token of the same session. */
  renew: () => Promise<string>;
};

/** Signs a demo person in at a node. The token holds at every node, and is renewed while requests are made with it. */
export async function signIn(url: string, name: string, password = 'tidings-demo'): Promise<Person> {
  let cookie = '';
  let renewAt = 0;
  let renewing: Promise<string> | null = null;
  const issue = async (path: string, body: object = {}): Promise<string> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    const { accessToken, expiresAt }: Any = await answer.json();
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    renewAt = Date.now() + 0.8 * (Date.parse(expiresAt) - Date.now());
    return accessToken;
  };
  const token = await issue('/api/auth/login', { login: name, password });
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const person: Person = {
    ...{ name, token, sessionId: claims.sid ?? claims.sessionId },
    async ask(at, method, path, body, correlationId) {
      if (Date.now() >= renewAt) await person.renew();
      return request(at, method, path, body, person.token, correlationId);
    },
    renew() {
      renewing ??= issue('/api/auth/refresh')
        .then((renewed) => {
          person.token = renewed;
          return renewed;
        })
        .finally(() => {
          renewing = null;
        });
      return renewing;
    },
  };
  return person;
}

export async function request(
  url: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
  correlationId?: string,
): Promise<Any> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(correlationId ? { 'x-correlation-id': correlationId } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** A topic by somebody in a category; answers its id. */
export async function newTopic(author: Person, url: string, categoryId?: string): Promise<string> {
  const { items } = await author.ask(url, 'GET', '/api/categories');
  const body = { categoryId: categoryId ?? items[0].id, title: 'What the tests talk about', body: 'First words.' };
  return (await author.ask(url, 'POST', '/api/topics', body)).id;
}
