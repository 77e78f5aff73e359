import { createDatabase, startApi, type TestDatabase } from '@tidings/testing';
import { scratchDirectory } from '@tidings/testing/vitest';
import { afterAll, beforeAll, expect, test } from 'vitest';

const dataDir = scratchDirectory();

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const start = (AUTH_SECRET: string | undefined) =>
  startApi({ NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: dataDir, AUTH_SECRET });

test.each([
  [undefined, 'missing'],
  ['secret', 'too weak'],
  ['changeme', 'too weak'],
  ['a'.repeat(64), 'too weak'],
  ['abcabcabcabcabcabcabcabcabcabcabcabcabcabc', 'too weak'],
])('attack 7: production with the secret %s does not start and says why', async (secret, why) => {
  await expect(start(secret)).rejects.toThrow(why);
});

test('attack 7: production refuses the demo people', async () => {
  const environment = { NODE_ENV: 'production', DATABASE_URL: database.url, DATA_DIR: dataDir };
  const secret = 'uPz0w8Zk3VqL5tN7rB2xC9mJ4hG6fD1s';
  await expect(startApi({ ...environment, AUTH_SECRET: secret, SEED: 'demo' })).rejects.toThrow();
});
