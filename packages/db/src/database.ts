import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { DatabaseClient } from './client.ts';
import { PrismaClient } from './generated/client.ts';

export type Database = {
  /** The workspace whose rows are seen; `null`: none's, only what belongs to all members. */
  readonly workspaceId: string | null;
  /** The pool for single statements: appends, heads, catch-up, jobs. */
  pool: pg.Pool;
  /** Prisma over the same pool, for everything at a human pace. */
  prisma: PrismaClient;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  url: string;
  /** Connections at most; 10 by default. */
  connections?: number;
  /** How long a request waits for a free connection, in ms; 2,000 by default. */
  acquireTimeoutMs?: number;
  /** Longest a single statement may run, in ms; 5,000 by default. */
  statementTimeoutMs?: number;
  /** Connections that ended (a restart of the server), idle or lent: counted and logged by the caller, never thrown. */
  onError?: (error: Error) => void;
  /** Awaited for each new connection before anybody else uses it; a rejection discards the connection. */
  onConnect?: (client: pg.ClientBase) => Promise<void>;
};

/** Opens a bounded pool and Prisma over it. Connects lazily; `close` ends both. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: DatabaseClient,
    connectionString: options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: options.acquireTimeoutMs ?? 2000,
    statement_timeout: options.statementTimeoutMs ?? 5000,
    // A database that hangs answers nothing, not even its own timeout.
    query_timeout: (options.statementTimeoutMs ?? 5000) + 1000,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
    application_name: 'tidings',
    ...(options.onConnect ? { onConnect: options.onConnect } : {}),
  });
  // For those that are idle; each tells its end itself, whether it is idle or lent, and may do so twice.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.once('error', (error) => options.onError?.(error)));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    workspaceId: null,
    pool,
    prisma,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}
