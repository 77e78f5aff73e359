import { until } from '@tidings/testing';
import { connect } from '@tidings/testing/sockets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patiently } from '../support/codes.ts';
import { type Any, type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';
import { hearFloods } from '../support/hear-floods.ts';

let forum: Forum;
let alice: Member;
const closed: string[] = [];
beforeAll(async () => {
  forum = await startForum({ RATE_LIMITS: 'on' });
  [alice] = await forum.people('alice');
  hearFloods(forum, closed);
});
afterAll(() => forum.close());

test.each(['websocket', 'polling'])(
  'a client at its busiest on %s is no flood',
  async (transport) => {
    const [carol, dave] = await forum.people('carol', 'dave');
    const category = await forum.category();
    const topics: string[] = [];
    for (let n = 0; n < 10; n += 1) topics.push(await newTopic(carol, category));
    const rooms = topics.map((topic) => `topic:${topic}`);
    const before = await forum.db.pool.query('SELECT value FROM epoch');
    const epoch = before.rows[0]?.value;
    // Ten thousand missed events, as they would have been stored.
    const first = await newReply(carol, topics[0] ?? '');
    await forum.db.pool.query(
      `INSERT INTO event (room, "offset", id, name, payload, correlation_id, scope, scope_version, at)
     SELECT r.room, s.head + n, gen_random_uuid(), 'reply:created', $2::jsonb, 'flood-test', e.scope, e.scope_version, now()
     FROM unnest($1::text[]) r(room) JOIN stream s ON s.room = r.room, generate_series(1, 999) n,
       LATERAL (SELECT scope, scope_version FROM event x WHERE x.room = $3 LIMIT 1) e`,
      [rooms, JSON.stringify({ id: first.id, redacted: true }), rooms[0]],
    );
    await forum.db.pool.query(
      `UPDATE stream s SET head = s.head + 999,
       last_id = (SELECT id FROM event e WHERE e.room = s.room ORDER BY "offset" DESC LIMIT 1) WHERE room = ANY ($1)`,
      [rooms],
    );
    const live = connect(forum.url, dave, { transports: [transport] });
    await live.ready;
    let missed = 0;
    for (const [n, room] of rooms.entries()) {
      let since: Any = { epoch, offset: n === 0 ? 2 : 1 };
      for (let more = true; more; ) {
        const command = since.id === undefined ? 'subscribe' : 'sync';
        const answer = await patiently(() => live.ask(command, { rooms: [{ room, since }] }));
        expect(answer.rooms?.[0]).toMatchObject({ recovered: true });
        const [{ events, more: rest }] = answer.rooms;
        missed += events.length;
        const meta = events.at(-1)?.[2] ?? since;
        since = { epoch, offset: meta.offset, id: meta.id };
        more = rest;
        live.socket.emit('ack', { acks: [[room, since.offset]] });
        live.socket.emit('typing:start', { room });
        live.socket.emit('heartbeat', { visible: true });
      }
    }
    expect(missed).toBeGreaterThan(9_900);
    // A burst that fills the window, each event acknowledged by itself.
    live.socket.onAny((_name: string, _payload: Any, meta: Any) => {
      if (meta?.offset) live.socket.emit('ack', { acks: [[meta.room, meta.offset]] });
    });
    const [{ head }] = (await patiently(() => live.ask('subscribe', { rooms: [{ room: rooms[3] }] }))).rooms;
    for (const author of [carol, alice]) {
      const write = () => author.post(`/api/topics/${topics[3]}/replies`, { body: 'One of a burst.' });
      await Promise.all(Array.from({ length: 15 }, () => patiently(write)));
    }
    await until(() => live.heard.some(({ meta }) => meta?.room === rooms[3] && meta.offset === head + 30), {
      what: 'the live ones',
    });
    expect(closed).toEqual([]);
    expect(live.socket.connected).toBe(true);
    live.end();
  },
  60_000,
);
