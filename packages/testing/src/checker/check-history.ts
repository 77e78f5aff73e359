import type { History } from './history.ts';
import {
  Committed,
  checkComplete,
  checkOrder,
  checkPromises,
  checkRights,
  checkStates,
  checkTrue,
  tracksOf,
  type Violation,
} from './rules.ts';

export interface CheckOptions {
  /** Resets allowed over all clients; 0 by default. A client that always resets would satisfy all else. */
  resets?: number;
}

export interface Report {
  violations: Violation[];
  committed: number;
  promised: number;
  /** Events applied as they happened, and out of a catch-up. */
  live: number;
  replayed: number;
  snapshots: number;
  resets: number;
}

/** Checks a history after quiescence by the invariants I1–I6 of FAULTS. It shares no code with any client. */
export function checkHistory(history: History, { resets: allowed = 0 }: CheckOptions = {}): Report {
  const committed = new Committed(history.committed);
  const tracks = tracksOf(history.clients);
  const count = (type: string) => history.clients.filter((entry) => entry.type === type).length;
  const applies = history.clients.filter((entry) => entry.type === 'apply');
  const resets = count('reset');
  const tooMany: Violation[] =
    resets > allowed ? [{ invariant: 'resets', message: `${resets} resets, ${allowed} allowed` }] : [];
  return {
    violations: [
      ...tracks.flatMap((track) => [
        ...checkComplete(track, committed),
        ...checkOrder(track),
        ...checkTrue(track, committed),
      ]),
      ...checkRights(history, committed),
      ...checkStates(history),
      ...checkPromises(history),
      ...tooMany,
    ],
    committed: history.committed.length,
    promised: history.producers.filter(({ type }) => type === 'ok').length,
    live: applies.filter((entry) => !entry.replayed).length,
    replayed: applies.filter((entry) => entry.replayed).length,
    snapshots: count('snapshot'),
    resets,
  };
}

/** As checkHistory. @throws an Error that names each violated invariant */
export function assertHistory(history: History, options: CheckOptions = {}): Report {
  const report = checkHistory(history, options);
  const { violations, ...counts } = report;
  if (violations.length === 0) return report;
  const lines = violations.slice(0, 20).map(({ invariant, message }) => `${invariant} ${message}`);
  throw new Error(`${violations.length} violations in ${JSON.stringify(counts)}:\n${lines.join('\n')}`);
}
