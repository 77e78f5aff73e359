import { createDatabase, startApi } from '@tidings/testing';
import { scratchDirectory } from '@tidings/testing/vitest';
import { expect, test } from 'vitest';

const dataDir = scratchDirectory();

test('attack 6: a token in an address is refused on every transport and stands in no log', async () => {
  const database = await createDatabase();
  const api = await startApi({ DATABASE_URL: database.url, LOG_LEVEL: 'debug', DATA_DIR: dataDir });
  try {
    const token = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0LXNlY3JldA.c2lnbmF0dXJl';
    for (const name of ['token', 'access_token', 'authorization', 'auth']) {
      for (const path of ['/ws/?EIO=4&transport=polling', '/api/stream?', '/api/sync?', '/api/topics?']) {
        expect((await fetch(`${api.url}${path}&${name}=${token}`)).status, `${path} ${name}`).toBe(400);
      }
    }
    expect(api.logs.length).toBeGreaterThan(5);
    expect(api.logs.filter((line) => line.includes('c2VjcmV0'))).toEqual([]);
  } finally {
    await api.term();
    await database.drop();
  }
});
