import type { IngestItem } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { itemHash } from '../monitored/hashes.ts';
import { normalise } from '../monitored/identifiers.ts';
import { watchersOf } from '../monitored/repository.ts';

/** Members that one finding is published to at most: what is more is no finding about somebody. */
const WATCHERS_MAX = 100;
/** Whom a finding is about, who has it with them, and what of the monitored items it is about. */
export type To = { ownerId: string; withUserIds: string[]; monitoredId: string | null };

const isId = (name: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);

async function byName(db: Database, names: readonly string[]): Promise<To[]> {
  const ids = names.filter(isId).map((name) => name.toLowerCase());
  const usernames = names.filter((name) => !isId(name)).map((name) => name.toLowerCase());
  const { rows } = await db.pool.query<{ id: string; username: string }>({
    name: 'ingest-recipients',
    text: 'SELECT id, username FROM "user" WHERE id = ANY ($1::uuid[]) OR username = ANY ($2::text[])',
    values: [ids, usernames],
  });
  const known = names.map((name) => rows.find(({ id, username }) => [id, username].includes(name.toLowerCase()))?.id);
  const unknown = names.filter((_, at) => known[at] === undefined);
  if (unknown.length > 0)
    throw new TidingsError('NOT_FOUND', `There is no member called ${unknown.slice(0, 5).join(', ')}.`);
  const [ownerId, ...others] = [...new Set(known as string[])];
  return ownerId === undefined ? [] : [{ ownerId, withUserIds: others, monitoredId: null }];
}

/** Whom an item is for: members by name, or everybody who has this watched. Throws NOT_FOUND, VALIDATION_FAILED. */
export async function recipientsOf(db: Database, item: IngestItem, pepper: Buffer): Promise<To[]> {
  if (item.recipients) return byName(db, item.recipients);
  const { kind, value } = item.monitored ?? { kind: 'email', value: '' };
  const normal = normalise(kind, value);
  if (normal === null) throw new TidingsError('VALIDATION_FAILED', `monitored.value: this is no ${kind}`);
  const watchers = await watchersOf(db, [itemHash(pepper, kind, normal)], WATCHERS_MAX);
  return watchers.map(({ id, userId }) => ({ ownerId: userId, withUserIds: [], monitoredId: id }));
}
