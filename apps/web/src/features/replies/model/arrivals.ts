import { createStore, useStore } from '../../../lib/external-store.ts';

/** A reply of somebody else that came while its topic was open. */
export type Arrival = { id: string; topicId: string; number: number; parentId: string | null };

const arrivals = createStore<readonly Arrival[]>([]);
const maxKept = 500;

export function noteArrival({ id, topicId, number, parentId }: Arrival): void {
  if (arrivals.get().some((known) => known.id === id)) return;
  arrivals.set([...arrivals.get(), { id, topicId, number, parentId }].slice(-maxKept));
}

/** The topic was left, or its replies were seen: what came is news no more. */
export const forgetArrivals = (gone: (arrival: Arrival) => boolean): void => {
  const left = arrivals.get().filter((arrival) => !gone(arrival));
  if (left.length !== arrivals.get().length) arrivals.set(left);
};

export const useArrivals = (): readonly Arrival[] => useStore(arrivals);
