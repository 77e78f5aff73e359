import type { Database } from '@tidings/db';
import { type ErrorDetail, TidingsError } from '../../platform/kernel/errors.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Members by what other systems call them: a username or an id, in lower case. Who is not there is not in it. */
export async function findRecipients({ pool }: Database, named: Iterable<string>): Promise<Map<string, string>> {
  const all = [...new Set(named)];
  const { rows } = await pool.query<{ id: string; username: string }>({
    name: 'recipients-named',
    text: 'SELECT u.id, u.username FROM "user" u WHERE u.id = ANY ($1::uuid[]) OR u.username = ANY ($2)',
    values: [all.filter((name) => uuid.test(name)), all.filter((name) => !uuid.test(name))],
  });
  return new Map(rows.flatMap(({ id, username }) => [[id, id] as const, [username, id] as const]));
}

/** The ids of these, each once. Throws UNKNOWN_RECIPIENTS with all that are not there. */
export function idsOf(found: ReadonlyMap<string, string>, named: readonly string[], field = 'recipients'): string[] {
  const unknown: ErrorDetail[] = named.flatMap((name, at) =>
    found.has(name)
      ? []
      : [{ path: `${field}${field === 'recipients' ? `.${at}` : ''}`, message: `Nobody is called ${name}.` }],
  );
  if (unknown.length > 0) {
    const message = `${unknown.length === 1 ? 'One recipient is' : `${unknown.length} recipients are`} not there; nobody was notified.`;
    throw new TidingsError('UNKNOWN_RECIPIENTS', message, { details: unknown });
  }
  return [...new Set(named.map((name) => found.get(name) ?? ''))];
}
