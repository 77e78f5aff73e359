import type { Leaving, Step, Texts } from './personal.ts';

const AT_ONCE = 1000;
/** What stands where the name of somebody stood who is gone; pages say it in their own language. */
export const GONE = 'Deleted member';

/** What the SQL functions need to know of a leaver. */
export const wasOf = ({ leaver }: Pick<Leaving, 'leaver'>): string =>
  JSON.stringify({
    ...{ id: leaver.id, username: leaver.was.username, displayName: leaver.was.displayName },
    ...{ name: leaver.username, instead: GONE },
  });

/** A pattern of what names a leaver: their id, or their user name as texts, links and JSON have it. Neither has a sign that it would read otherwise. */
export const namesOf = ({ leaver: { id, was } }: Pick<Leaving, 'leaver'>): string => `${id}|[@＠/"]${was.username}`;

const change = {
  text: (column: string) => `text_without(t.${column}, $1::jsonb ->> 'username', $1::jsonb ->> 'name')`,
  jsonb: (column: string) => `json_without(t.${column}, $1::jsonb)`,
  'json text': (column: string) => `json_without(t.${column}::jsonb, $1::jsonb)::text`,
};

/** Calls the leaver as they are called now in a page of the texts of a table, in the order of its key. */
export function renameInTexts({ table, key, columns }: Texts): Step {
  const keys = Object.keys(key).map((name) => `"${name}"`);
  const given = Object.values(key).map((type, nth) => `($2::jsonb ->> ${nth})::${type}`);
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const concerned = names.map((name) => `t.${name}::text ~* $3`).join(' OR ');
  const sets = Object.entries(columns).map(([name, kind]) => `"${name}" = ${change[kind](`"${name}"`)}`);
  const text = (after: boolean) => `WITH page AS MATERIALIZED (
      SELECT ${keys.map((name) => `t.${name}`).join(', ')}, (${concerned}) AS concerned FROM "${table}" t
      ${after ? `WHERE (${keys.map((name) => `t.${name}`).join(', ')}) > (${given.join(', ')})` : 'WHERE $2::jsonb IS NULL'}
      ORDER BY ${keys.map((name) => `t.${name}`).join(', ')} LIMIT ${AT_ONCE}
    ), changed AS (
      UPDATE "${table}" t SET ${sets.join(', ')} FROM page p
      WHERE p.concerned AND ${keys.map((name) => `t.${name} = p.${name}`).join(' AND ')}
    )
    SELECT count(*)::int AS count, (array_agg(jsonb_build_array(${keys.map((name) => `p.${name}`).join(', ')})
      ORDER BY ${keys.map((name) => `p.${name} DESC`).join(', ')}))[1]::text AS last FROM page p`;
  return {
    name: `texts ${table}`,
    async run(leaving, place) {
      const values = [wasOf(leaving), place, namesOf(leaving)];
      const { rows } = await leaving.ctx.db.pool.query<{ count: number; last: string }>(text(place !== null), values);
      const [page] = rows;
      return page?.count === AT_ONCE ? page.last : null;
    },
  };
}
