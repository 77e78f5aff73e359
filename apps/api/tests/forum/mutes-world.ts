import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { type Any, type Forum, type Member, storedIn } from '../support/forum.ts';

export type Target = { targetType: string; targetId: string };

/** What members do with mutes, and what comes of it. */
export function mutesOf(forum: () => Forum) {
  const mute = (who: Member, target: Target, how: object = {}): Promise<Any> =>
    who.put('/api/mutes', { ...target, ...how });
  const unmute = (who: Member, target: Target): Promise<Any> => who.delete('/api/mutes', target);
  const muted = async (who: Member): Promise<Any[]> => ((await who.get('/api/mutes')).body as Any).items;
  const heard = async (who: Member) =>
    (await storedIn(forum().db, rooms.user(who.id))).flatMap(({ name, payload }) =>
      name === 'mute:changed' ? [payload] : [],
    );
  /** Whether the engine of notifications would keep something away; `mention`: it is said to the member by name. */
  async function keeps(who: Member, { targetType, targetId }: Target, mention = false): Promise<boolean> {
    const type = targetType === 'type' ? targetId : 'comment';
    const said = {
      rank: 1,
      priority: 'normal',
      mutable: true,
      inApp: true,
      groupKey: null,
      ...(mention && { byName: true }),
    };
    const fact = { source: uuidv7(), about: uuidv7(), actorId: null, proof: null, correlationId: 'mutes-of-the-test' };
    const asked = {
      intents: [{ ...fact, mutes: [`${targetType}:${targetId}`], types: { [type]: said } }],
      candidates: [{ i: 0, user: who.id, type, reason: 'your_post' }],
    };
    const { rows } = await forum().db.pool.query('SELECT decide_notifications($1::jsonb, $2::uuid[], now()) AS r', [
      JSON.stringify(asked),
      [who.id],
    ]);
    return rows[0].r.decided.length === 0;
  }
  return { mute, unmute, muted, heard, keeps };
}
