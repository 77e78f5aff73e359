import type { DeadLetter, DeadLetterQuery } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { cutPage } from '../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../platform/http/place.ts';
import { type DeadLetterRow, readActs, readDeadLetters } from './repository.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Which jobs failed for good, the latest first. */
export async function listDeadLetters({ db }: MemberCtx, { cursor, limit, kind }: DeadLetterQuery) {
  const place = readTimePlace(cursor, 'newest first');
  const [{ rows, total }, acts] = await Promise.all([
    readDeadLetters(db, place, limit + 1, kind ?? null),
    readActs(db),
  ]);
  const { items, more } = cutPage(rows, limit, present);
  const last = rows[items.length - 1];
  return { items, nextCursor: more && last ? writeTimePlace(last.place, last.id) : null, total, acts };
}

const present = ({ place: _, lastError, createdAt, diedAt, ...row }: DeadLetterRow): DeadLetter => ({
  ...row,
  lastError: withoutSecrets(lastError),
  createdAt: createdAt.toISOString(),
  diedAt: diedAt.toISOString(),
});
