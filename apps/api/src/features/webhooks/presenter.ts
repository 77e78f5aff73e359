import type { Delivery, DeliveryDetail, DeliveryState, Person, Webhook } from '@tidings/contracts';

export type WebhookRow = Pick<
  Webhook,
  'id' | 'name' | 'url' | 'events' | 'state' | 'pending' | 'dropped' | 'recent' | 'workspaceId'
> & {
  failingSince: Date | null;
  previousSecretUntil: Date | null;
  lastAt: Date | null;
  createdAt: Date;
  createdBy: Person | null;
};
export type DeliveryRow = {
  id: string;
  type: string;
  state: DeliveryState;
  tries: number;
  status: number | null;
  problem: string | null;
  ms: number | null;
  createdAt: Date;
  triedAt: Date | null;
  nextAt: Date;
  body: string;
  answer: string | null;
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentWebhook(row: WebhookRow): Webhook {
  const { id, name, url, events, state, pending, dropped, recent, createdBy, workspaceId } = row;
  const secretUntil = row.previousSecretUntil && row.previousSecretUntil > new Date() ? row.previousSecretUntil : null;
  return {
    ...{ id, name, url, events, state, pending, dropped, recent, createdBy, workspaceId },
    failingSince: iso(row.failingSince),
    secretUntil: iso(secretUntil),
    lastAt: iso(row.lastAt),
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentDelivery(row: Omit<DeliveryRow, 'body' | 'answer'>): Delivery {
  const { id, type, state, tries, status, problem, ms } = row;
  return {
    ...{ id, type, state, tries, status, problem, ms },
    createdAt: row.createdAt.toISOString(),
    triedAt: iso(row.triedAt),
    nextAt: state === 'pending' ? iso(row.nextAt) : null,
  };
}

export const presentDetail = (row: DeliveryRow): DeliveryDetail => ({
  ...presentDelivery(row),
  ...{ body: row.body, answer: row.answer },
});
