import { z } from 'zod';

const actor = z.strictObject({ id: z.uuid(), name: z.string() });
/** `kind` where it is no member. */
const anyActor = actor.extend({ kind: z.literal('integration').optional() });

/** A post that was written, or edited: who hears of it is found out when the job runs. */
const postIntent = z.strictObject({ of: z.enum(['topic', 'reply', 'named']), id: z.uuid() });

/** A like: its target's author hears of it. */
const likeIntent = z.strictObject({ of: z.literal('like'), id: z.uuid(), actor });

/** Somebody joined a group: its owners hear of it. */
const joinedIntent = z.strictObject({ of: z.literal('joined'), id: z.uuid(), actor });

/** A report waits: who may settle it hears of it, and not who reported. */
const reportIntent = z.strictObject({ of: z.literal('report'), id: z.uuid() });

/** A message of chat. */
const messageIntent = z.strictObject({ of: z.literal('message'), id: z.uuid() });

/** What its cause knows the members of. */
const directIntent = z.strictObject({
  of: z.literal('direct'),
  type: z.string(),
  entity: z
    .strictObject({
      type: z.enum(['topic', 'reply', 'user', 'group', 'report', 'order', 'alert', 'approval', 'agent', 'message']),
      id: z.uuid(),
    })
    .nullable(),
  about: z.uuid(),
  /** What must still be there: a kind of `notification_stands`; null: nothing. */
  proof: z.string().nullable(),
  actor: anyActor.nullable(),
  /** That of the type, unless said. */
  priority: z.enum(['low', 'normal', 'high']).optional(),
  data: z.record(z.string(), z.unknown()),
  reason: z.string(),
  to: z.array(z.uuid()).max(1000),
});

export const causeSchema = z.discriminatedUnion('of', [
  postIntent,
  likeIntent,
  joinedIntent,
  reportIntent,
  messageIntent,
  directIntent,
]);
export type Cause = z.infer<typeof causeSchema>;
export type DirectCause = z.infer<typeof directIntent>;

/** `source`: the fact, made with it: whatever is tried again makes nothing twice. */
export const intentSchema = z.strictObject({
  source: z.uuid(),
  correlationId: z.string(),
  cause: causeSchema,
});
export type Intent = z.infer<typeof intentSchema>;

/** Which causes go: what is given must fit (`retract_notifications`). */
export const goneSchema = z.strictObject({
  correlationId: z.string(),
  about: z.uuid().optional(),
  type: z.string().optional(),
  actorId: z.uuid().optional(),
  /** Nothing goes where that stands again, by a kind of `notification_stands`. */
  unless: z.enum(['like', 'follow', 'membership']).optional(),
  userId: z.uuid().optional(),
  /** Reports that this member may settle no more; `pnpm role` writes it, too. */
  staffId: z.uuid().optional(),
  topicId: z.uuid().optional(),
  /** In this channel of chat, for who may not read it any more. */
  channelId: z.uuid().optional(),
  /** In channels of chat that this member may not read any more. */
  chatOf: z.uuid().optional(),
  /** Invitations to this group, of `userIds`. */
  invitedTo: z.uuid().optional(),
  userIds: z.array(z.uuid()).max(1000).optional(),
  /** With `topicId`: only for who may not see it any more. */
  withoutRight: z.boolean().optional(),
  /** What is in these categories, for who may not see them any more. */
  categoryIds: z.array(z.uuid()).max(1000).optional(),
  /** The categories of this group. */
  groupId: z.uuid().optional(),
});
export type Gone = z.infer<typeof goneSchema>;
