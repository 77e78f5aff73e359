import {
  askers,
  type Cell,
  cellsOf,
  commandRights,
  operationRights,
  type RightRow,
  type Verdict,
} from '@tidings/api/rights';
import { code, table } from '@tidings/contracts/reference';

const shown = (verdict: Verdict): string => (verdict === 'yes' || verdict === 'unheard' ? verdict : code(verdict));

/** One line for all states and ranks that are answered alike. */
function lines({ name, access, right }: RightRow): string[][] {
  const cells = cellsOf(access, right, askers);
  const cases = Map.groupBy(cells, ({ state, rank }: Cell) => (right.ranked ? `${state}, by a ${rank}` : state));
  const alike = Map.groupBy([...cases], ([, row]) => row.map(({ verdict }) => shown(verdict)).join('|'));
  return [...alike.values()].map((group) => {
    const states = group.map(([state]) => state);
    const whole = group.length === cases.size;
    const on = right.on.name === 'nothing' ? '–' : `${right.on.name}${whole ? '' : `: ${states.join('; ')}`}`;
    return [code(name), on, ...(group[0]?.[1] ?? []).map(({ verdict }) => shown(verdict))];
  });
}

const rightsTable = (rows: RightRow[]): string => table(['what', 'done to', ...askers], rows.flatMap(lines));

/** Who may do what to what: every operation and every command. */
export const rightsTables = (): { rights: string; commandRights: string } => ({
  rights: rightsTable(operationRights()),
  commandRights: rightsTable(commandRights()),
});
