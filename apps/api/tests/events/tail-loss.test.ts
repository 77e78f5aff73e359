import { assertHistory, HistoryRecorder, readCommitted, until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

let forum: Forum;
let author: Member;

beforeAll(async () => {
  forum = await startForum({ TIMINGS: JSON.stringify({ heads: 300 }) });
  author = await forum.join('author');
});
afterAll(() => forum.close());

test('I1: the newest event of a room, lost on the way, is found by the beacon of heads alone', async () => {
  const topicId = await newTopic(author, await forum.category());
  const room = `topic:${topicId}`;
  const recorder = new HistoryRecorder();
  const live = connect(forum.url, author);
  await live.ready;
  const [joined]: Any[] = (await live.ask('subscribe', { rooms: [{ room }] })).rooms;
  let position = { epoch: joined.epoch, offset: joined.head };
  recorder.note('reader', room, { type: 'snapshot', ...position });
  const apply = (name: string, { id, epoch, offset, correlationId }: Any, replayed: boolean) => {
    if (offset !== position.offset + 1) return;
    position = { epoch, offset };
    recorder.note('reader', room, { type: 'apply', epoch, offset, id, name, correlationId, replayed });
  };
  // It never hears of the third reply, and nothing follows that would show the gap. It sends no heartbeat either.
  live.socket.on('reply:created', (_payload: Any, meta: Any) => {
    if (meta.offset !== 3) apply('reply:created', meta, false);
    void live.ask('ack', { acks: [[room, position.offset]] });
  });
  live.socket.on('heads', async ({ rooms }: Any) => {
    if ((rooms[room] ?? 0) <= position.offset) return;
    const [answer]: Any[] = (await live.ask('sync', { rooms: [{ room, since: position }] })).rooms;
    for (const [name, , meta] of answer.events) apply(name, meta, true);
    void live.ask('ack', { acks: [[room, position.offset]] });
  });
  for (let n = 0; n < 3; n++) await newReply(author, topicId, `Reply ${n}`);
  await until(() => position.offset === 3, { timeoutMs: 5000, what: 'the lost tail' }).catch(() => undefined);
  const report = assertHistory(recorder.history(await readCommitted(forum.databaseUrl, [room])));
  expect(report).toMatchObject({ live: 2, replayed: 1, resets: 0 });
  live.end();
});
