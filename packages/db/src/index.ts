export { DatabaseClient } from './client.ts';
export { type Database, type DatabaseOptions, openDatabase } from './database.ts';
export { Prisma, type PrismaClient } from './generated/client.ts';
export type * from './generated/models.ts';
export { isCutShort, isUnstorable, linksOf, type Outage, outageOf } from './outage.ts';
export { beginFor, beginningFor, statementFor, within } from './tenant/begin.ts';
export { forTenant } from './tenant/for-tenant.ts';
export { uuidv7 } from './uuidv7.ts';
