import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { pageOf } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  createWebhookInputSchema,
  deliveryDetailSchema,
  deliveryPageSchema,
  deliveryQuerySchema,
  deliverySchema,
  madeWebhookSchema,
  patchWebhookInputSchema,
  replayAnswerSchema,
  replayInputSchema,
  webhookListQuerySchema,
  webhookSchema,
} from './schemas.ts';

export const webhookOperations = {
  webhooks: operation({
    method: 'GET',
    path: '/api/webhooks',
    access: 'member',
    summary:
      'Lists the webhooks, the newest first, and how they fare: of the forum for admins, of a workspace for its owners.',
    query: webhookListQuerySchema,
    answer: pageOf(webhookSchema),
  }),
  createWebhook: operation({
    method: 'POST',
    path: '/api/webhooks',
    access: 'member',
    summary:
      'Has an address sent what happens from now on in the forum, as an admin, or in a workspace, as its owner, and answers the secret it is signed with this once. URL_REFUSED, UNSUPPORTED; CONFLICT where there are 50 of the forum or 10 of the workspace already.',
    body: createWebhookInputSchema,
    answer: madeWebhookSchema,
    status: 201,
  }),
  patchWebhook: operation({
    method: 'PATCH',
    path: '/api/webhooks/:id',
    access: 'member',
    summary: 'Changes what is given of a webhook, pauses it or lets it go on.',
    params: byId,
    body: patchWebhookInputSchema,
    answer: webhookSchema,
  }),
  deleteWebhook: operation({
    method: 'DELETE',
    path: '/api/webhooks/:id',
    access: 'member',
    summary: 'Deletes a webhook with what waits for it.',
    params: byId,
  }),
  rotateWebhook: operation({
    method: 'POST',
    path: '/api/webhooks/:id/rotate',
    access: 'member',
    summary: 'Gives a webhook a new secret, answered this once. For a day the one before signs as well.',
    params: byId,
    answer: madeWebhookSchema,
  }),
  pingWebhook: operation({
    method: 'POST',
    path: '/api/webhooks/:id/ping',
    access: 'member',
    summary: 'Sends a `webhook.test`, also to a webhook that is sent something else. CONFLICT while it is not active.',
    params: byId,
    answer: deliverySchema,
    status: 202,
  }),
  replayWebhook: operation({
    method: 'POST',
    path: '/api/webhooks/:id/replay',
    access: 'member',
    summary:
      'Sends one delivery again, or up to 1,000 of a span; each keeps its id, so that who has it already can tell.',
    params: byId,
    body: replayInputSchema,
    answer: replayAnswerSchema,
  }),
  webhookDeliveries: operation({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    access: 'member',
    summary: 'Lists what was sent to a webhook in the last 30 days, the newest first.',
    params: byId,
    query: deliveryQuerySchema,
    answer: deliveryPageSchema,
  }),
  webhookDelivery: operation({
    method: 'GET',
    path: '/api/webhooks/:id/deliveries/:deliveryId',
    access: 'member',
    summary: 'Answers a delivery with what was sent and what came back.',
    params: z.strictObject({
      id: idSchema.describe('The webhook.'),
      deliveryId: idSchema.describe('The delivery.'),
    }),
    answer: deliveryDetailSchema,
  }),
} as const;
