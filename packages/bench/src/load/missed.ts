import { encodeCursor, rooms } from '@tidings/contracts';
import { call } from './members.ts';

type Positions = { positions: Record<string, { epoch: string; offset: number }> };

/** A cursor in each topic that `count` replies have passed since. */
export async function missReplies(url: string, token: string, topics: readonly string[], count: number) {
  const cursors: string[] = [];
  for (const topic of topics) {
    const room = rooms.topic(topic);
    const { positions } = await call<Positions>(`${url}/api/topics/${topic}`, 'GET', token);
    const { epoch, offset } = positions[room] ?? { epoch: '', offset: 0 };
    for (let n = 0; n < count; n++) {
      await call(`${url}/api/topics/${topic}/replies`, 'POST', token, { body: `Missed ${n}` });
    }
    cursors.push(encodeCursor({ epoch, entries: [{ room, offset }] }));
  }
  return cursors;
}
