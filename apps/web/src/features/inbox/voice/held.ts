import { nextInterruption, type Quiet } from '@tidings/contracts/quiet';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { createStore } from '../../../lib/store/external-store.ts';
import { isSettled, type Placing, type Settled } from '../model/settled.ts';

const most = 1000;
const lookMs = 3_600_000;
/** In this tab, also when it is loaded anew: what came in the night is said in the morning. */
const key = 'tidings.held';

/** What came while it was quiet and is not settled. */
export const held = createStore<readonly Placing[]>([]);
let member: string | undefined;

function keep(items: readonly Placing[]): void {
  held.set(items);
  try {
    if (member === undefined || items.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ member, items }));
  } catch {
    // Where nothing may be stored it holds until the page is left.
  }
}
onReaderChange(() => {
  member = undefined;
  keep([]);
});

/** Who reads, and what this tab held for them before it was loaded anew. */
export function recall(reader: string): void {
  if (member === reader) return;
  member = reader;
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { member?: string; items?: Placing[] };
    if (kept.member !== reader || !Array.isArray(kept.items)) return;
    keep([...kept.items, ...held.get()].slice(-most));
  } catch {
    // What cannot be read is as if nothing had been held.
  }
}

export function hold({ id, position, category }: Placing): void {
  keep([...held.get().filter((one) => one.id !== id), { id, position, category }].slice(-most));
}

/** What was read or taken back is shown no more; undefined: all of it. */
export function letGo(settled: Settled | undefined): void {
  if (held.get().length > 0) keep(settled ? held.get().filter((one) => !isSettled(settled, one)) : []);
}

/** How many ms until it is worth looking again whether quiet has ended; 0: it has. */
export function untilQuietEnds(quiet: Quiet, now: number): number {
  const next = nextInterruption(quiet, now);
  // A week that is quiet throughout may be set anew, and this device may be set or sleep.
  return next === null ? lookMs : Math.min(lookMs, Math.max(0, next - now));
}
