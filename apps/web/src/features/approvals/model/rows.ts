import type { Approval } from '@tidings/contracts';

/** `ended`: gone from the list and kept where it stood; `leaving`: on its way out. `fresh`: came while the list was shown. */
export type BoardRow = { approval: Approval; state: 'here' | 'ended' | 'leaving'; fresh: boolean };

type Held = {
  /** Whether a row stays although its approval has gone. */
  keeps: (id: string) => boolean;
  /** What has ended, as it was last. */
  ended: ReadonlyMap<string, Approval>;
  /** The list was shown before: what is new enters. */
  loaded: boolean;
};

const isSame = (a: readonly BoardRow[], b: readonly BoardRow[]) =>
  a.length === b.length && a.every((row, at) => row.approval === b[at]?.approval && row.state === b[at]?.state);

function rowAfter(row: BoardRow, now: Approval | undefined, { keeps, ended }: Held): BoardRow {
  if (now) return { ...row, approval: now, state: 'here' };
  if (row.state === 'leaving') return row;
  const { id } = row.approval;
  return { ...row, approval: ended.get(id) ?? row.approval, state: keeps(id) ? 'ended' : 'leaving' };
}

/**
 * The rows after a change: each stays where it stands, what is new comes after them, and what has gone stays as long as something
 * keeps it. The same rows when nothing changed.
 */
export function nextRows(before: readonly BoardRow[], items: readonly Approval[], held: Held): readonly BoardRow[] {
  const now = new Map(items.map((item) => [item.id, item]));
  const stay = before.map((row) => rowAfter(row, now.get(row.approval.id), held));
  const known = new Set(before.map(({ approval }) => approval.id));
  const come = items.filter(({ id }) => !known.has(id));
  const next = [
    ...stay,
    ...come.map((approval): BoardRow => ({ approval, state: 'here', fresh: held.loaded && come.length <= 5 })),
  ];
  return isSame(before, next) ? before : next;
}
