import type { Notification } from '@tidings/contracts';

/** What of one says whether it is settled. */
export type Placing = Pick<Notification, 'id' | 'position' | 'category'>;
/** Which ask for nothing any more: these, or all up to a position, also of one category alone. */
export type Settled =
  | { ids: readonly string[] }
  | { ids?: undefined; upTo: number; category?: Notification['category'] | undefined };

export const isSettled = (settled: Settled, { id, position, category }: Placing): boolean =>
  settled.ids === undefined
    ? position <= settled.upTo && (settled.category === undefined || settled.category === category)
    : settled.ids.includes(id);
