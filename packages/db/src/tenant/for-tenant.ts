import type pg from 'pg';
import type { Database } from '../database.ts';
import { beginFor, beginningFor, within } from './begin.ts';

type Ask = (...args: Parameters<pg.Pool['query']>) => Promise<pg.QueryResult>;

/** A single statement for a workspace: a transaction around it says which. */
async function askFor(pool: pg.Pool, workspaceId: string, args: Parameters<Ask>): Promise<pg.QueryResult> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginFor(workspaceId));
    const result = await (client.query as unknown as Ask).apply(client, args);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

type Work = (tx: unknown) => Promise<unknown>;
type Transact = (work: Work | Promise<unknown>[], ...options: never[]) => Promise<unknown>;

/** Prisma whose every operation and transaction is for a workspace. */
function prismaFor(prisma: Database['prisma'], workspaceId: string): Database['prisma'] {
  const transact = ((...args) => (prisma.$transaction as unknown as Transact)(...args)) as Transact;
  return prisma.$extends({
    query: {
      $allOperations: async ({ args, query, ...rest }) => {
        // What stands in a transaction already is for its workspace.
        if ((rest as { __internalParams?: { transaction?: unknown } }).__internalParams?.transaction)
          return query(args);
        // Prisma makes no transaction for a single operation, so it is set inside of one.
        const set = prisma.$queryRaw`SELECT set_config('tidings.workspace_id', ${workspaceId}, true)`;
        const [, answer] = (await transact([set, query(args)])) as [unknown, unknown];
        return answer;
      },
    },
    client: {
      $transaction: (work: Work | Promise<unknown>[], ...options: never[]) =>
        beginningFor(workspaceId, () =>
          transact(typeof work === 'function' ? (tx) => within(() => work(tx)) : work, ...options),
        ),
    },
  }) as unknown as Database['prisma'];
}

/**
 * The database as it is seen for a workspace: every statement, transaction and snapshot is for that one. A single statement costs a
 * transaction around it; what reads more than once does so in one `snapshot`.
 */
export function forTenant(db: Database, workspaceId: string): Database {
  if (db.workspaceId !== null) throw new Error('This database is seen for a workspace already.');
  const pool = db.pool;
  const own = {
    query: (...args: Parameters<Ask>) => askFor(pool, workspaceId, args),
    connect: () => pool.connect(),
  } as unknown as pg.Pool;
  let prisma: Database['prisma'] | undefined;
  return {
    workspaceId,
    pool: own,
    get prisma() {
      prisma ??= prismaFor(db.prisma, workspaceId);
      return prisma;
    },
    close: () => db.close(),
  };
}
