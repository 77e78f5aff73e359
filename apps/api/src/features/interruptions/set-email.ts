import type { Services } from '../../platform/feature/services.ts';
import { presentPreferences } from './presenter.ts';
import { readSet } from './repository.ts';
import { changePreferences } from './set-preferences.ts';

/** Turns e-mails of types on or off for a member who followed the link of one. Returns the types of which that was otherwise. */
export async function setEmail(
  { db, events }: Pick<Services, 'db' | 'events'>,
  userId: string,
  types: readonly string[],
  email: boolean,
): Promise<string[]> {
  const { value } = await readSet(db, userId);
  const changed = presentPreferences(value)
    .types.filter(({ type, channels }) => types.includes(type) && channels.email !== email)
    .map(({ type }) => type);
  const asker = { actor: null, correlationId: 'unsubscribe', idempotency: null };
  const input = { types: changed.map((type) => ({ type, channels: { email } })) };
  if (changed.length > 0) await changePreferences(events, asker, userId, input);
  return changed;
}
