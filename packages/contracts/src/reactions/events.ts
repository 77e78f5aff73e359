import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';

export const reactionChangedSchema = z
  .strictObject({
    targetType: z.enum(['topic', 'reply']),
    targetId: idSchema,
    count: z.int(),
    actorId: idSchema,
    on: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ReactionChanged' });
export type ReactionChanged = z.infer<typeof reactionChangedSchema>;

/** The viewer's own like after the request, with the absolute count. */
export const likeAnswerSchema = z
  .strictObject({ liked: z.boolean(), count: z.int(), version: z.int() })
  .meta({ id: 'LikeAnswer' });

export const reactionEvents = {
  'reaction:changed': {
    payload: reactionChangedSchema,
    summary: 'Somebody liked, or took back a like; `count` is absolute.',
  },
} as const;
