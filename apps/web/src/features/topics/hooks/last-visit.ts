import { useEffect, useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { nextVisit, type Visit } from '../model/visit.ts';

function read(key: string): Visit | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const visit = value as Partial<Visit> | null;
    if (typeof visit?.seenAt !== 'number') return undefined;
    return { seenAt: visit.seenAt, previousEnd: typeof visit.previousEnd === 'number' ? visit.previousEnd : null };
  } catch {
    return undefined;
  }
}

function write(key: string, visit: Visit): void {
  try {
    localStorage.setItem(key, JSON.stringify(visit));
  } catch {
    // Without storage there is no tideline; nothing else is lost.
  }
}

/** When the member was last here before this visit (ms), on this device; undefined when never. Stays for the visit. */
export function useLastVisit(): number | undefined {
  const member = useMember()?.id;
  const key = member === undefined ? undefined : `tidings.visit.${member}`;
  const [end, setEnd] = useState<number | null>(null);
  useEffect(() => {
    if (key === undefined) return setEnd(null);
    const note = () => {
      const visit = nextVisit(read(key), serverNow());
      write(key, visit);
      return visit.previousEnd;
    };
    setEnd(note());
    const look = () => {
      if (!document.hidden) setEnd(note());
    };
    const timer = setInterval(look, 60_000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [key]);
  return end ?? undefined;
}
