export { type Database, type DatabaseOptions, openDatabase } from './database.ts';
export { Prisma, type PrismaClient } from './generated/client.ts';
export type * from './generated/models.ts';
export { uuidv7 } from './uuidv7.ts';
