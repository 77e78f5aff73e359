import type { Database } from '@tidings/db';

type Node = { 'Actual Rows': number; 'Actual Loops': number; 'Node Type': string; Plans?: Node[] } & Record<
  string,
  unknown
>;

/** How many rows the scans of a plan read, those they threw away included. */
export function rowsRead(node: Node): number {
  const removed = Object.entries(node).filter(([name]) => name.startsWith('Rows Removed by'));
  const own = node['Actual Rows'] + removed.reduce((sum, [, rows]) => sum + Number(rows), 0);
  const read = /Seq Scan|Index|Bitmap Heap/.test(node['Node Type']) ? own * node['Actual Loops'] : 0;
  return read + (node.Plans ?? []).reduce((sum, child) => sum + rowsRead(child), 0);
}

/** The plan a server keeps of a statement, made before it knows what is asked for, as it was run with these values. */
export async function genericPlan(db: Database, text: string, values: readonly (string | null)[]): Promise<Node> {
  const client = await db.pool.connect();
  try {
    await client.query('SET plan_cache_mode = force_generic_plan');
    await client.query(`PREPARE planned AS ${text}`);
    const literals = values.map((value) => (value === null ? 'NULL' : `'${value}'`)).join(', ');
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE planned(${literals})`);
    return rows[0]['QUERY PLAN'][0].Plan;
  } finally {
    await client.query('DEALLOCATE ALL').catch(() => undefined);
    await client.query('RESET plan_cache_mode').catch(() => undefined);
    client.release();
  }
}
