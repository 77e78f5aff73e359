import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';

export const reactionChangedSchema = z
  .strictObject({
    targetType: z.enum(['topic', 'reply']).describe('What was liked.'),
    targetId: idSchema.describe('The topic or reply.'),
    count: z.int().describe('Likes it has now: absolute, never a difference.'),
    actorId: idSchema.describe('Who liked it or took the like back.'),
    on: z.boolean().describe('Whether they like it now.'),
    version: z.int().describe('Rises with every like of the target: a lower one is old news.'),
  })
  .meta({ id: 'ReactionChanged' });
export type ReactionChanged = z.infer<typeof reactionChangedSchema>;

/** The viewer's own like after the request, with the absolute count. */
export const likeAnswerSchema = z
  .strictObject({
    liked: z.boolean().describe('Whether the viewer likes it now.'),
    count: z.int().describe('Likes it has now.'),
    version: z.int().describe('Rises with every like of the target: a lower one is old news.'),
  })
  .meta({ id: 'LikeAnswer' });

export const reactionEvents = {
  'reaction:changed': {
    payload: reactionChangedSchema,
    summary: 'A member liked, or took back a like; `count` is absolute.',
  },
} as const;
