import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { team } from '../support/approvals.ts';
import { newChannel } from '../support/chat.ts';
import { type Any, type Forum, type Member, startForum, storedIn } from '../support/forum.ts';

let forum: Forum;
let ops: Awaited<ReturnType<typeof team>>;
beforeAll(async () => {
  forum = await startForum({});
  ops = await team(forum);
});
afterAll(() => forum.close());

const WHO = 3;
type Act =
  | { do: 'send'; who: number; as: number }
  | { do: 'read'; who: number; to: number }
  | { do: 'delete'; nth: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  // Few client ids, so that many are sent again.
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), who: fc.nat(WHO - 1), as: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('read' as const), who: fc.nat(WHO - 1), to: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), nth: fc.nat(9) }) },
);

/** What must be true, without any of the server's code: messages in their order, and how far each has read. */
class Model {
  readonly sent: { author: number; key: string; gone: boolean }[] = [];
  readonly read = Array.from({ length: WHO }, () => 0);

  send(who: number, key: string): number {
    const before = this.sent.findIndex((message) => message.author === who && message.key === key);
    if (before >= 0) return before + 1;
    this.sent.push({ author: who, key, gone: false });
    this.read[who] = this.sent.length;
    return this.sent.length;
  }

  mark(who: number, to: number): void {
    this.read[who] = Math.max(this.read[who] ?? 0, Math.min(to, this.sent.length));
  }
}

test('what is unread never drifts, whatever is sent, sent again, read and deleted, at the same time too', async () => {
  const people: Member[] = [ops.owner, ops.manager, ops.operator];
  const runs = Number(process.env.CHAT_RUNS ?? 100);
  let resent = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async (rounds) => {
        const { id } = await newChannel(ops.owner, ops.id, { kind: 'public' });
        const run = uuidv7();
        const model = new Model();
        for (const round of rounds) {
          const answers = await Promise.all(
            round.map(async (one): Promise<Any> => {
              if (one.do === 'send')
                return (
                  await people[one.who]?.post(`/api/channels/${id}/messages`, {
                    body: 'a',
                    clientId: `${run}-${one.as}`,
                  })
                )?.body;
              if (one.do === 'read')
                return (await people[one.who]?.put(`/api/channels/${id}/read`, { number: one.to }))?.body;
              const { items } = (await ops.owner.get(`/api/channels/${id}/messages`)).body as Any;
              const target = items[one.nth % Math.max(1, items.length)];
              return target && ops.owner.delete(`/api/messages/${target.id}`);
            }),
          );
          // What was asked at the same time happened in the order of numbers; how far is read is the furthest of all.
          const sends = round.flatMap((one, n) => (one.do === 'send' ? [{ ...one, number: answers[n].number }] : []));
          for (const { who, as, number } of sends.sort((a, b) => a.number - b.number)) {
            resent += model.sent.length >= number ? 1 : 0;
            expect(model.send(who, String(as))).toBe(number);
          }
          round.forEach((one, n) => {
            if (one.do !== 'read') return;
            expect(answers[n].readNumber).toBeGreaterThanOrEqual(0);
            model.mark(one.who, answers[n].readNumber);
          });
        }
        for (const [n, who] of people.entries()) {
          const { lastNumber, readNumber } = (await who.get(`/api/channels/${id}`)).body as Any;
          expect([lastNumber, readNumber]).toEqual([model.sent.length, model.read[n]]);
        }
        const events = (await storedIn(forum.db, rooms.chat(id))).filter(({ name }) => name === 'chat:message');
        expect(events).toHaveLength(model.sent.length);
        const { rows } = await forum.db.pool.query(
          'SELECT number FROM chat_message WHERE channel_id = $1 ORDER BY number',
          [id],
        );
        expect(rows.map(({ number }) => number)).toEqual(model.sent.map((_, i) => i + 1));
        // A workspace has room for so many channels and no more.
        await ops.owner.delete(`/api/channels/${id}`);
      },
    ),
    { numRuns: runs },
  );
  expect(resent).toBeGreaterThan(10);
}, 180_000);
