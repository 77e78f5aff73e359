import type { Step } from './personal.ts';

const AT_ONCE = 1000;
const quoted = (name: string) => `"${name}"`;

/** Removes the rows that name the leaver in a column, so many at once. */
export function removeRows(column: string): Step {
  const [table = '', name = ''] = column.split('.');
  // A place in a table is one in each of its partitions as well: whose row stands there is asked again.
  const text = `DELETE FROM ${quoted(table)} WHERE ${quoted(name)} = $1 AND ctid = ANY (ARRAY(
    SELECT ctid FROM ${quoted(table)} WHERE ${quoted(name)} = $1 LIMIT ${AT_ONCE}))`;
  return {
    name: `rows ${column}`,
    async run({ leaver, ctx }) {
      const { rowCount } = await ctx.db.pool.query(text, [leaver.id]);
      return (rowCount ?? 0) >= AT_ONCE ? '' : null;
    },
  };
}
