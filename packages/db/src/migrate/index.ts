export { type MigrateOptions, type MigrateResult, migrate } from './migrate.ts';
export { type MigrationFile, migrationsDirectory, readMigrations } from './migration-files.ts';
export { MigrationError } from './plan.ts';
