import { nextInterruption, type Quiet } from '@tidings/contracts/quiet';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { createStore } from '../../../lib/store/external-store.ts';

const most = 1000;
const lookMs = 3_600_000;

/** The ids of what came while it was quiet and is not settled. */
export const held = createStore<ReadonlySet<string>>(new Set());
onReaderChange(() => held.set(new Set()));

export function hold(id: string): void {
  if (!held.get().has(id)) held.set(new Set([...held.get(), id].slice(-most)));
}

/** What was read or taken back is shown no more; undefined: all of it. */
export function letGo(ids: readonly string[] | undefined): void {
  if (held.get().size > 0) held.set(new Set(ids ? [...held.get()].filter((id) => !ids.includes(id)) : []));
}

/** How many ms until it is worth looking again whether quiet has ended; 0: it has. */
export function untilQuietEnds(quiet: Quiet, now: number): number {
  const next = nextInterruption(quiet, now);
  // A week that is quiet throughout may be set anew, and this device may be set or sleep.
  return next === null ? lookMs : Math.min(lookMs, Math.max(0, next - now));
}
