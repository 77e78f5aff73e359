import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool, type QueryResult } from 'pg';
import { DatabaseClient } from '../src/client.ts';

const schemaDirectory = join(import.meta.dirname, '..', 'prisma');
const internalChar = 18;
const bpchar = 1042;

/** Node has it; the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: Record<string, unknown> }>;
};

/**
 * The engine reads columns of PostgreSQL's internal type "char", which the driver adapter refuses: they are passed as text
 * and declared as characters again on the way back.
 */
const charColumns = new Set<string>();

class CatalogPool extends Pool {
  override query = (async (...args: Parameters<Pool['query']>) => {
    const result = (await super.query(...args)) as unknown as QueryResult;
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== internalChar) continue;
      field.dataTypeID = bpchar;
      charColumns.add(field.name);
    }
    return result;
  }) as unknown as Pool['query'];
}

class CatalogAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const columnTypes = result.columnTypes.map((type, index) =>
        charColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}

/** The engine reports a crash here before it becomes an unexplained `unreachable`. */
const crash = { message: '' };
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message: (message: string) => {
      crash.message = message;
      console.error(message);
    },
  },
});

let loaded: Promise<typeof engineModule> | undefined;

async function loadEngine(): Promise<typeof engineModule> {
  // The package's own entry imports the wasm file as a module, which Node does not do without a flag.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = await WebAssembly.compile(readFileSync(join(dirname(entry), 'schema_engine_bg.wasm')));
  const { exports } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...engineModule } });
  engineModule.__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  return engineModule;
}

/** The Prisma schema as the engine takes it; another directory for tests. */
export function schemaFiles(directory: string = schemaDirectory): { path: string; content: string }[] {
  return globSync('**/*.prisma', { cwd: directory })
    .sort()
    .map((path) => ({ path: relative('.', path), content: readFileSync(join(directory, path), 'utf8') }));
}

/**
 * SQL that would bring a database to the Prisma schema; empty when they agree. What Prisma cannot express (partial and
 * expression indexes, checks, functions, triggers) is not looked at. Nothing is downloaded and nothing is changed.
 */
export async function schemaDiff(url: string, files = schemaFiles()): Promise<string> {
  // Once only: a second instance would share the first one's memory.
  loaded ??= loadEngine();
  const { SchemaEngine } = await loaded;
  const pool = new CatalogPool({ Client: DatabaseClient, connectionString: url, max: 2 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
    const datamodels = files.map(({ path, content }): [string, string] => [path, content]);
    const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    });
    engine.free();
    return exitCode === 0 ? '' : (stdout ?? '');
  } finally {
    await pool.end();
  }
}
