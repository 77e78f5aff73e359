import type { Tx } from '../../../platform/events/log/tx.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { dataOf, presentAlert, typeOf } from '../presenter.ts';
import type { ForOne } from '../repository.ts';

/** States that an alert is there, for `all` who have it. `fresh`: for those it is new, and for the others that it is shared; null: all. */
export function statePublished(
  tx: Tx,
  all: readonly ForOne[],
  fresh: readonly string[] | null,
  cause: 'shared' | 'escalated' = 'shared',
): void {
  for (const { userId, row } of all) {
    const alert = presentAlert(row);
    if (fresh && !fresh.includes(userId)) tx.append(fact('alert.changed', { cause: 'shared', userId, alert }));
    else {
      const why = row.reason === 'you_monitor' ? 'found' : cause;
      tx.append(fact('alert.published', { cause: why, userId, alert, type: typeOf(row), data: dataOf(row) }));
    }
  }
}

/** States that an alert is another now, for `all` who have it. */
export function stateChanged(
  tx: Tx,
  all: readonly ForOne[],
  cause: 'seen' | 'acknowledged' | 'resolved' | 'shared',
): void {
  for (const { userId, row } of all) tx.append(fact('alert.changed', { cause, userId, alert: presentAlert(row) }));
}
