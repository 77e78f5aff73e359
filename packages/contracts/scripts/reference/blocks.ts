import { errorBodySchema, refusalSchema } from '../../src/errors.ts';
import { durableMetaSchema, ephemeralMetaSchema, redactedSchema } from '../../src/kernel/meta.ts';
import { operationsTable } from './rest.ts';
import { schemaOf } from './schemas.ts';
import { typesSection } from './types.ts';
import { commandsTable, errorsTable, eventsTable, roomsTable } from './wire.ts';

/** The generated parts of the reference, by the name that marks them in a page. */
export function referenceBlocks(): Record<string, string> {
  const tables = {
    rooms: roomsTable(),
    events: eventsTable(),
    commands: commandsTable(),
    operations: operationsTable(),
    errors: errorsTable(),
  };
  for (const envelope of [durableMetaSchema, ephemeralMetaSchema, redactedSchema, errorBodySchema, refusalSchema]) {
    schemaOf(envelope, 'output');
  }
  return { ...tables, types: typesSection() };
}
