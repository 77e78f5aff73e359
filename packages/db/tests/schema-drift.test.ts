import { beforeAll, expect, test } from 'vitest';
import { schemaDiff } from '../scripts/schema-diff.ts';
import { migrate } from '../src/migrate/index.ts';
import { query, scratchServer } from './scratch-server.ts';

let url: string;
beforeAll(async () => {
  url = (await scratchServer()).url;
  await migrate(url);
});

test('the migrations make exactly what the Prisma schema describes', async () => {
  expect(await schemaDiff(url)).toBe('');
});

test('a table, a column, a type, a nullability or an index that drifts is seen', async () => {
  const model = (fields: string) => [
    { path: 'a.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' },
    { path: 'b.prisma', content: `model Drift {\n  id Int @id\n${fields}\n}\n` },
  ];
  await query(url, 'CREATE DATABASE drift');
  const drifted = url.replace(/\/tidings$/, '/drift');
  expect(await schemaDiff(drifted, model('body String'))).toContain('CREATE TABLE "Drift"');
  await query(
    drifted,
    'CREATE TABLE "Drift" (id int NOT NULL, body text NOT NULL, CONSTRAINT "Drift_pkey" PRIMARY KEY (id))',
  );
  expect(await schemaDiff(drifted, model('body String'))).toBe('');
  expect(await schemaDiff(drifted, model('body String\n at DateTime'))).toContain('ADD COLUMN     "at"');
  expect(await schemaDiff(drifted, model('body Int'))).toContain('"body"');
  expect(await schemaDiff(drifted, model('body String?'))).toContain('DROP NOT NULL');
  expect(await schemaDiff(drifted, model('body String\n @@index([body])'))).toContain('CREATE INDEX');
  await query(drifted, `CREATE INDEX only_in_sql ON "Drift" (body) WHERE body <> ''`);
  expect(await schemaDiff(drifted, model('body String'))).toBe('');
});
