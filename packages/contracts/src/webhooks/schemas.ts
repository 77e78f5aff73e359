import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { upTo } from '../kernel/text.ts';
import { nameLine } from '../kernel/visible.ts';

export const deliveryStateSchema = z
  .enum(['pending', 'delivered', 'failed'])
  .meta({ id: 'DeliveryState', description: 'It waits for its first or next try; it arrived; it was given up.' });
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const webhookSchema = z
  .strictObject({
    id: idSchema.describe('Names the webhook.'),
    name: z.string().describe('What it is called.'),
    url: z.string().describe('Where it is sent.'),
    events: z.array(z.string()).describe('What it is sent: types and patterns.'),
    state: z
      .enum(['active', 'paused', 'stopped'])
      .describe(
        '`active`: it is sent. `paused`: an admin or owner wants it so. `stopped`: it failed for days, or said 410.',
      ),
    failingSince: instantSchema.nullable().describe('Since when nothing arrives; `null`: the last one did.'),
    pending: z.int().describe('What waits to be sent, first or again.'),
    dropped: z.int().describe('What was not kept for it since it fails, because too much waits already.'),
    recent: z.array(deliveryStateSchema).max(14).describe('What became of the last deliveries, the newest last.'),
    secretUntil: instantSchema
      .nullable()
      .describe('Until when the secret before this one signs as well; `null`: there is one.'),
    lastAt: instantSchema.nullable().describe('When something was last tried; `null`: nothing was.'),
    createdAt: instantSchema.describe('When it was made.'),
    createdBy: personSchema.nullable().describe('The admin or owner who made it; `null` where they are no more.'),
    workspaceId: idSchema
      .nullable()
      .describe('The workspace whose events it is sent; `null`: it is sent what happens in the forum.'),
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhookSchema>;

const secret = z
  .string()
  .nullable()
  .describe(
    'What its deliveries are signed with, `whsec_…`. It is shown this once; `null` in the answer to a request that is repeated with its `Idempotency-Key`.',
  );
export const madeWebhookSchema = webhookSchema.extend({ secret }).meta({ id: 'MadeWebhook' });
export type MadeWebhook = z.infer<typeof madeWebhookSchema>;

const fields = {
  name: nameLine().min(1).check(upTo(60)).describe('What it is called.'),
  url: z.string().min(1).max(1000).describe('Where it is sent: https, and nothing inside a private network.'),
  events: z
    .array(
      z
        .string()
        .max(40)
        .regex(/^(?:\*|[a-z_]+\.(?:\*|[a-z_]+))$/, 'Nothing is named so'),
    )
    .min(1)
    .max(16)
    .describe('Types (`topic.created`) and patterns (`reply.*`, `*`); one that means nothing answers UNSUPPORTED.'),
};
export const createWebhookInputSchema = z
  .strictObject({
    ...fields,
    workspaceId: idSchema
      .nullable()
      .default(null)
      .describe(
        'The one workspace whose events it is sent, as its event stream has them, and whose owner you are; `null`: those of the forum, which only admins may choose.',
      ),
  })
  .meta({ id: 'CreateWebhookInput' });
export type CreateWebhook = z.infer<typeof createWebhookInputSchema>;

export const webhookListQuerySchema = pageQuerySchema.extend({
  workspaceId: idSchema.optional().describe('Only the webhooks of this workspace; without it, those of the forum.'),
});

export const patchWebhookInputSchema = z
  .strictObject({
    name: fields.name.optional(),
    url: fields.url.optional(),
    events: fields.events.optional(),
    state: z.enum(['active', 'paused']).optional().describe('`active` also where it was stopped.'),
  })
  .meta({ id: 'PatchWebhookInput' });
export type PatchWebhook = z.infer<typeof patchWebhookInputSchema>;

export const deliverySchema = z
  .strictObject({
    id: idSchema.describe('Names the delivery; `webhook-id` is `msg_` and this, however often it is sent.'),
    type: z.string().describe('What it tells.'),
    state: deliveryStateSchema.describe('What became of it.'),
    tries: z.int().describe('How often it was tried.'),
    status: z.int().nullable().describe('The HTTP status of the last answer; `null` where there was none.'),
    problem: z
      .string()
      .nullable()
      .describe('Why there was no answer, as `timeout`, `refused_address`, `unreachable`; `null`: there was one.'),
    ms: z.int().nullable().describe('How long the last try took.'),
    createdAt: instantSchema.describe('When it was caused.'),
    triedAt: instantSchema.nullable().describe('When it was last tried.'),
    nextAt: instantSchema.nullable().describe('When it is tried next; `null`: not any more.'),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryDetailSchema = deliverySchema
  .extend({
    body: z.string().describe('What is sent, to the byte.'),
    answer: z.string().nullable().describe('The beginning of the last answer, at most 2,000 characters.'),
  })
  .meta({ id: 'DeliveryDetail' });
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const deliveryPageSchema = pageOf(deliverySchema);
export const deliveryQuerySchema = pageQuerySchema.extend({
  state: deliveryStateSchema.optional().describe('Only those of which this became.'),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

export const replayInputSchema = z
  .strictObject({
    deliveryId: idSchema.optional().describe('This one.'),
    from: instantSchema.optional().describe('What was caused from then on …'),
    to: instantSchema.optional().describe('… and before then.'),
    state: z.enum(['delivered', 'failed']).default('failed').describe('Of a span, those of which this became.'),
  })
  .refine(
    ({ deliveryId, from, to }) => (deliveryId === undefined) === (from !== undefined && to !== undefined),
    'Give one delivery, or the beginning and the end of a span.',
  )
  .meta({ id: 'ReplayInput' });
export type Replay = z.infer<typeof replayInputSchema>;
export const REPLAY_MAX = 1000;

export const replayAnswerSchema = z
  .strictObject({
    count: z.int().describe('How many are sent again.'),
    more: z.boolean().describe('Whether there are more than 1,000: ask again.'),
  })
  .meta({ id: 'ReplayAnswer' });
export type ReplayAnswer = z.infer<typeof replayAnswerSchema>;
