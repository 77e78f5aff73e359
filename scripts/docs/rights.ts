import {
  askers,
  type Cell,
  cellsOf,
  commandRights,
  isKey,
  operationRights,
  type RightRow,
  type Verdict,
} from '@tidings/api/rights';
import { code, table } from '@tidings/contracts/reference';

const shown = (verdict: Verdict): string => (verdict === 'yes' || verdict === 'unheard' ? verdict : code(verdict));

// A key has no connection to command anything over.
const connecting = askers.filter((asker) => !isKey(asker));

/** One line for all states and ranks that are answered alike. */
function lines({ name, access, right, operation }: RightRow): string[][] {
  const cells = cellsOf({ access, ...operation }, right, operation ? askers : connecting);
  const cases = Map.groupBy(cells, ({ state, rank }: Cell) => (right.ranked ? `${state}, by a ${rank}` : state));
  const alike = Map.groupBy([...cases], ([, row]) => row.map(({ verdict }) => shown(verdict)).join('|'));
  return [...alike.values()].map((group) => {
    const states = group.map(([state]) => state);
    const whole = group.length === cases.size;
    const on = right.on.name === 'nothing' ? '–' : `${right.on.name}${whole ? '' : `: ${states.join('; ')}`}`;
    return [code(name), on, ...(group[0]?.[1] ?? []).map(({ verdict }) => shown(verdict))];
  });
}

const rightsTable = (rows: RightRow[], who: readonly string[]): string =>
  table(['what', 'done to', ...who], rows.flatMap(lines));

/** Who may do what to what: every operation and every command. */
export const rightsTables = (): { rights: string; commandRights: string } => ({
  rights: rightsTable(operationRights(), askers),
  commandRights: rightsTable(commandRights(), connecting),
});
