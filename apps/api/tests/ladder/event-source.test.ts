import { spawn } from 'node:child_process';
import { until } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Forum, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum();
});
afterAll(() => forum.close());

/** A native EventSource as a stranger has it; prints what it hears and each error with its state. */
const program = `
const source = new EventSource(process.argv[1]);
for (const name of ['session:ready', 'reply:created'])
  source.addEventListener(name, (event) => console.log(name, event.lastEventId.length > 0));
source.addEventListener('error', () => console.log('error', source.readyState));
setInterval(() => undefined, 1000);
`;

test('a native EventSource whose stream ends asks once more with its Last-Event-ID, is answered 204 and stops', async () => {
  const alice = await forum.join('alice');
  const topic = await newTopic(alice, await forum.category());
  const asked: [number, boolean][] = [];
  forum.app.server.on('request', (request, answer) => {
    if (!request.url?.startsWith('/api/stream')) return;
    answer.once('close', () => asked.push([answer.statusCode, request.headers['last-event-id'] !== undefined]));
  });
  const body = { rooms: [`topic:${topic}`], deviceId: 'device-0001' };
  const { ticket } = (await alice.post('/api/realtime/ticket', body)).body;
  const flags = ['--experimental-eventsource', '--input-type=module', '-e', program];
  const child = spawn(process.execPath, [...flags, `${forum.url}/api/stream?ticket=${ticket}`]);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  try {
    await until(() => said.includes('session:ready'), { timeoutMs: 20_000, what: 'the stream' });
    await newReply(alice, topic);
    await until(() => said.includes('reply:created true'), { what: 'the reply with a position' });
    for (const connection of forum.app.realtime.admission.registry.all()) connection.closeReconnectable();
    await until(() => said.includes('error 2'), { timeoutMs: 15_000, what: 'it to stop for good' });
    expect(asked).toEqual([
      [200, false],
      [204, true],
    ]);
    expect(said.trim().split('\n').slice(-2)).toEqual(['error 0', 'error 2']);
  } finally {
    child.kill('SIGKILL');
  }
});
