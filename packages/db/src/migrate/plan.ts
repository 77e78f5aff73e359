import type { AppliedMigration } from './history.ts';
import type { MigrationFile } from './migration-files.ts';

/** Why a database cannot be migrated; the message says what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** What has to be done to a database. */
export interface MigrationPlan {
  pending: MigrationFile[];
  /** Applied by a newer version of the program: harmless while that version is rolled out. */
  unknown: string[];
}

/**
 * Compares the folder with the history.
 * @throws MigrationError when an applied script was edited, half applied, or one is missing in the middle
 */
export function planMigrations(files: MigrationFile[], history: AppliedMigration[]): MigrationPlan {
  const applied = new Map(history.map((row) => [row.name, row]));
  const pending: MigrationFile[] = [];
  for (const file of files) {
    const row = applied.get(file.name);
    if (!row) {
      pending.push(file);
      continue;
    }
    applied.delete(file.name);
    if (!row.finished) {
      throw new MigrationError(
        `Migration ${file.name} was started by another tool and did not finish. Repair the database, then mark it with ` +
          '`prisma migrate resolve`.',
      );
    }
    if (row.checksum !== file.checksum) {
      throw new MigrationError(
        `Migration ${file.name} was changed after it was applied. Restore the file and put the change into a new migration.`,
      );
    }
    const skipped = pending[0];
    if (skipped) {
      throw new MigrationError(
        `Migration ${skipped.name} is older than ${file.name}, which is applied: rename it to come last.`,
      );
    }
  }
  return { pending, unknown: [...applied.keys()] };
}
