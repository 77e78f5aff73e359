import type { Order, OrderItem, Person } from '@tidings/contracts';

export type OrderRow = {
  id: string;
  customer: Person;
  keyId: string;
  source: string;
  currency: string;
  totalCents: bigint | number | string;
  items: OrderItem[];
  createdAt: Date;
};

/** What people call an order: the end of its id, which no two of a while share. */
export const referenceOf = (id: string): string => id.slice(-8).toUpperCase();

export const presentOrder = (row: OrderRow): Order => ({
  id: row.id,
  reference: referenceOf(row.id),
  customer: row.customer,
  items: row.items,
  currency: row.currency,
  totalCents: Number(row.totalCents),
  source: { id: row.keyId, name: row.source },
  createdAt: row.createdAt.toISOString(),
});
