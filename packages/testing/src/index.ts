export type { CreateDatabaseOptions, TestDatabase } from './postgres/databases.ts';
export { type OwnPostgres, type OwnPostgresOptions, startOwnPostgres } from './postgres/own-postgres.ts';
export { processTree, signalTree } from './postgres/process-tree.ts';
export { createDatabase, type SharedPostgres, startPostgres } from './postgres/start-postgres.ts';
export { findBinary, type ToolName } from './processes/find-binary.ts';
export { type Exit, type ManagedProcess, manage } from './processes/managed-process.ts';
export { type RedisOptions, type RedisProcess, redisAnswers, startRedis } from './processes/redis.ts';
export { spawnBound } from './processes/spawn-bound.ts';
export { type UntilOptions, until } from './until.ts';
