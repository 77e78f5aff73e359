import type { Section } from './personal.ts';

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A JSON of columns of `t`: they are named one by one, so that nothing secret comes with them that is added later. */
export const columns = (...names: string[]): string =>
  `jsonb_build_object(${names.map((name) => `'${camel(name)}', t."${name}"`).join(', ')})`;

type From = { file: string; about: string; from: string; item: string; mine: string };
type Keyed = From & { key: string; type: 'uuid' | 'text' };

/** Reads a page before it makes JSON of it: else the longest texts are read of all rows, to sort them. */
const paged = (
  from: string,
  { place, item, where, order }: Record<'place' | 'item' | 'where' | 'order', string>,
): string =>
  / JOIN |\(/.test(from)
    ? `SELECT ${place}::text AS place, ${item} AS item FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT $3`
    : `SELECT ${place}::text AS place, ${item} AS item
       FROM (SELECT t.* FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT $3) t ORDER BY ${order}`;

/** In the order of one column that tells rows apart. */
export const inOrderOf = ({ file, about, from, item, mine, key, type }: Keyed): Section => ({
  ...{ file, about },
  first: type === 'uuid' ? '["00000000-0000-0000-0000-000000000000"]' : '[""]',
  sql: paged(from, {
    ...{ place: `jsonb_build_array(${key})`, item, order: key },
    where: `${mine} = $1 AND ${key} > ($2::jsonb ->> 0)::${type}`,
  }),
});

/** In the order of time: what an index of member and time finds. */
export const inTime = ({
  file,
  about,
  from,
  item,
  mine,
  at,
  id = 't.id',
}: From & { at: string; id?: string }): Section => ({
  ...{ file, about },
  first: '["-infinity", "00000000-0000-0000-0000-000000000000"]',
  sql: paged(from, {
    ...{ place: `jsonb_build_array(${at}, ${id})`, item, order: `${at}, ${id}` },
    where: `${mine} = $1 AND ${at} >= ($2::jsonb ->> 0)::timestamptz
      AND (${at}, ${id}) > (($2::jsonb ->> 0)::timestamptz, ($2::jsonb ->> 1)::uuid)`,
  }),
});
