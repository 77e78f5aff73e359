export { DatabaseClient } from '@tidings/db/client';
export { assertHistory, type CheckOptions, checkHistory, type Report } from './checker/check-history.ts';
export {
  type ClientEntry,
  type CommittedEvent,
  type FinalState,
  type History,
  HistoryRecorder,
  type ProducerEntry,
  type RightEnd,
} from './checker/history.ts';
export { readCommitted } from './checker/read-committed.ts';
export type { Invariant, Violation } from './checker/rules.ts';
export { type Figure, figure, tallied } from './figures.ts';
export type { CreateDatabaseOptions, TestDatabase } from './postgres/databases.ts';
export { type OwnPostgres, type OwnPostgresOptions, startOwnPostgres } from './postgres/own-postgres.ts';
export { processTree, signalTree } from './postgres/process-tree.ts';
export { createDatabase, type SharedPostgres, startPostgres } from './postgres/start-postgres.ts';
export { findBinary, type ToolName } from './processes/find-binary.ts';
export { findChromium } from './processes/find-chromium.ts';
export { type Exit, type ManagedProcess, manage } from './processes/managed-process.ts';
export { type RedisOptions, type RedisProcess, redisAnswers, startRedis } from './processes/redis.ts';
export { spawnBound } from './processes/spawn-bound.ts';
export { type ApiProcess, type StartApiOptions, startApi } from './processes/start-api.ts';
export type { BlockMode, BlockRules } from './proxy/http-filter.ts';
export { type ProxyProgram, type RealProxy, startRealProxy } from './proxy/real-proxy.ts';
export { type FaultProxy, type ProxyOptions, startProxy } from './proxy/start-proxy.ts';
export { type StickyProxy, startStickyProxy } from './proxy/sticky-proxy.ts';
export type { Direction } from './proxy/tcp-faults.ts';
export { type Clock, type FakeClock, fakeClock } from './time/fake-clock.ts';
export { type SeededRandom, seededRandom } from './time/seeded-random.ts';
export { type UntilOptions, until } from './time/until.ts';
