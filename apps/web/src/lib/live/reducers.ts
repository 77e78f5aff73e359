import type { EventMeta, EventName, ReceivedPayload, Role } from '@tidings/contracts';

/** The member whose caches are patched; undefined for a visitor. `maySpeak` is false while silenced. */
export type Me = { id: string; role: Role; maySpeak: boolean } | undefined;

/** What a reducer may know besides data and payload. */
export type Context<N extends EventName> = { meta: EventMeta<N>; me: Me };

/** (cached data, payload, context) → new data; the same object when nothing changes. Pure. */
export type Reducer<Data, N extends EventName> = (data: Data, payload: ReceivedPayload<N>, context: Context<N>) => Data;

/** What each event does to one kind of cached data. Events without an entry leave it alone. */
export type Reducers<Data> = { readonly [N in EventName]?: Reducer<Data, N> };

/** Applies one event. The name chooses the reducer, so payload and reducer always belong together. */
export function reduce<Data, N extends EventName>(
  reducers: Reducers<Data>,
  data: Data,
  name: N,
  payload: ReceivedPayload<N>,
  context: Context<N>,
): Data {
  const reducer = reducers[name] as Reducer<Data, N> | undefined;
  return reducer === undefined ? data : reducer(data, payload, context);
}
