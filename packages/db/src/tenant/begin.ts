import { AsyncLocalStorage } from 'node:async_hooks';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const beginning = new AsyncLocalStorage<string>();

/**
 * What begins a transaction for a workspace, in the round trip that a transaction takes anyway: row-level security lets it see that
 * workspace's rows, and those of no other. For nobody's (`null`) it begins as it always did, and sees no workspace's rows. It ends with
 * the transaction, whatever the connection does next. @throws when it is no id
 */
export function beginFor(workspaceId: string | null, begin = 'BEGIN'): string {
  if (workspaceId === null) return begin;
  if (!uuid.test(workspaceId)) throw new TypeError('A transaction is for a workspace by its id.');
  return `${begin}; SELECT set_config('tidings.workspace_id', '${workspaceId}', true)`;
}

/** A statement that is a transaction of its own, for a workspace: `$n` is the parameter with its id. */
export const statementFor = (select: string, n: number): string =>
  `WITH tenant AS MATERIALIZED (SELECT set_config('tidings.workspace_id', $${n}, true)) ${select} FROM tenant`;

/**
 * Prisma begins transactions itself: it does so for this workspace while `open` runs. What `open` calls back runs `within` none, so that
 * a transaction that it opens of its own says for whom.
 */
export function beginningFor<T>(workspaceId: string | null, open: () => Promise<T>): Promise<T> {
  if (workspaceId === null) return beginning.getStore() === undefined ? open() : beginning.exit(open);
  return beginning.run(workspaceId, open);
}

export const within = <T>(work: () => T): T => beginning.exit(work);

/** What Prisma says to begin, said for the workspace it is opened for. */
export function begun<C>(config: C): C {
  if (!isBegin(config)) return config;
  const workspaceId = beginning.getStore();
  return workspaceId === undefined ? config : { ...config, text: beginFor(workspaceId) };
}

const isBegin = (config: unknown): config is { text: string } =>
  typeof config === 'object' && config !== null && 'text' in config && config.text === 'BEGIN';
