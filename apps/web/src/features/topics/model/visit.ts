/** A visit ends when nobody looked for this long. */
const pauseMs = 30 * 60_000;
/** Times in ms. `previousEnd`: null at the very first visit. */
export type Visit = { seenAt: number; previousEnd: number | null };

/** Begins or goes on with a visit: the end of the one before it, in ms, is where the tideline stands. Pure. */
export function nextVisit(visit: Visit | undefined, now: number): Visit {
  if (!visit) return { seenAt: now, previousEnd: null };
  const isNew = now - visit.seenAt > pauseMs;
  return { seenAt: now, previousEnd: isNew ? visit.seenAt : visit.previousEnd };
}
