import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

/** Admins alone decide which addresses are sent what happens. */
export const webhookRights: Rights = {
  webhooks: right(nothing),
  createWebhook: right(nothing, {
    body: ({ word }) => ({ name: word, url: `http://127.0.0.1:1/${word}`, events: ['topic.created'] }),
  }),
  patchWebhook: right(nothing, { body: ({ word }) => ({ name: word }) }),
  deleteWebhook: right(nothing),
  rotateWebhook: right(nothing),
  pingWebhook: right(nothing),
  replayWebhook: right(nothing, {
    body: () => ({ from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }),
  }),
  webhookDeliveries: right(nothing),
  webhookDelivery: right(nothing),
};
