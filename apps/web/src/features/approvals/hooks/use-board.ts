import type { Approval } from '@tidings/contracts';
import { useEffect, useMemo, useState } from 'react';
import { type BoardRow, nextRows } from '../model/rows.ts';
import { useRealtimeApprovals } from './use-realtime-approvals.ts';

const stayMs = 1000;
const endedMax = 200;

const withId = (set: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> => {
  if (set.has(id) === on) return set;
  const next = new Set(set);
  if (on) next.add(id);
  else next.delete(id);
  return next;
};

/** Whether the pointer is over the list, and a second longer. */
function usePointer() {
  const [over, setOver] = useState(false);
  const [inside, setInside] = useState(false);
  useEffect(() => {
    if (inside) {
      setOver(true);
      return;
    }
    const timer = setTimeout(() => setOver(false), stayMs);
    return () => clearTimeout(timer);
  }, [inside]);
  return {
    over: over || inside,
    handlers: { onPointerEnter: () => setInside(true), onPointerLeave: () => setInside(false) },
  };
}

/** What has ended since the list was shown, as it was last. */
function useEnded() {
  const [ended, setEnded] = useState<ReadonlyMap<string, Approval>>(new Map());
  const add = (approval: Approval) => {
    if (approval.state === 'pending') return;
    setEnded((before) => new Map([...before, [approval.id, approval] as const].slice(-endedMax)));
  };
  useRealtimeApprovals({ onUpdated: add });
  return { ended, add };
}

export type Board = {
  rows: readonly BoardRow[];
  pointer: ReturnType<typeof usePointer>['handlers'];
  /** Something is said at the row, or it is being decided: it stays. */
  hold: (id: string, on: boolean) => void;
  /** The reader decided it and saw so: it goes, though the focus is on it. */
  done: (approval: Approval) => void;
  /** The reader has read what was said at the row: it goes. */
  release: (id: string) => void;
  /** Its way out is over. */
  gone: (id: string) => void;
};

/**
 * The rows as they are shown. Nothing moves under the pointer or at the focus: what has ended stays there with its outcome until both
 * have left. State that follows props is set in the same pass, so that no frame shows the wrong rows.
 */
export function useBoard(items: readonly Approval[], loaded: boolean, focused: string | undefined): Board {
  const [rows, setRows] = useState<readonly BoardRow[]>([]);
  const [wasLoaded, setWasLoaded] = useState(false);
  const [holds, setHolds] = useState<ReadonlySet<string>>(new Set());
  const [dones, setDones] = useState<ReadonlySet<string>>(new Set());
  const { over, handlers } = usePointer();
  const { ended, add } = useEnded();
  const next = useMemo(() => {
    const keeps = (id: string) => over || holds.has(id) || (focused === id && !dones.has(id));
    return nextRows(rows, items, { keeps, ended, loaded: wasLoaded });
  }, [rows, items, ended, over, holds, dones, focused, wasLoaded]);
  if (next !== rows) setRows(next);
  if (loaded && !wasLoaded) setWasLoaded(true);
  const release = (id: string) => setDones((before) => withId(before, id, true));
  return {
    rows: next,
    pointer: handlers,
    hold: (id, on) => setHolds((before) => withId(before, id, on)),
    done: (approval) => {
      add(approval);
      release(approval.id);
    },
    release,
    gone: (id) => setRows((before) => before.filter((row) => row.approval.id !== id || row.state !== 'leaving')),
  };
}
