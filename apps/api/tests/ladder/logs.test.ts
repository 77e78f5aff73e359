import { createDatabase, startApi, until } from '@tidings/testing';
import { newTopic, signIn } from '@tidings/testing/cluster';
import { connect } from '@tidings/testing/sockets';
import { scratchDirectory } from '@tidings/testing/vitest';
import { expect, test } from 'vitest';

const dataDir = scratchDirectory();

test('one correlation id goes from the request through every line of its log, the stored event and what clients see', async () => {
  const database = await createDatabase();
  const api = await startApi({
    ...{ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'demo' },
    LOG_LEVEL: 'debug',
  });
  try {
    const alice = await signIn(api.url, 'alice');
    const topicId = await newTopic(alice, api.url);
    const live = connect(api.url, alice);
    await live.ready;
    await live.ask('subscribe', { rooms: [{ room: `topic:${topicId}` }] });
    const id = 'from-the-clients-own-hand-1';
    await alice.ask(api.url, 'POST', `/api/topics/${topicId}/replies`, { body: 'Traced' }, id);
    const event = await until(() => live.heard.find((h) => h.name === 'reply:created'));
    expect(event.meta.correlationId).toBe(id);
    const line = await until(() => api.records.find((record) => record.correlationId === id), { what: 'a line' });
    expect(line).toMatchObject({ msg: 'A request was answered', method: 'POST', status: 201 });
    await expect(alice.ask(api.url, 'GET', '/api/sync?cursor=bad', undefined, 'another-of-my-ids')).rejects.toThrow(
      '400',
    );
    await until(() => api.records.some((r) => r.correlationId === 'another-of-my-ids' && r.status === 400));
    const answered = api.records.filter((record) => record.msg === 'A request was answered');
    expect(answered.length).toBeGreaterThan(4);
    expect(answered.every((record) => typeof record.correlationId === 'string')).toBe(true);
    expect(api.logs.join('\n')).not.toContain(alice.token);
    expect(api.logs.join('\n')).not.toContain('tidings-demo');
    live.end();
  } finally {
    await api.term();
    await database.drop();
  }
}, 60_000);
