import { z } from 'zod';
import { idSchema } from '../kernel/ids.ts';
import { watchLevels } from './levels.ts';

export const watchLevelSchema = z.enum(watchLevels).meta({
  id: 'WatchLevel',
  description:
    '`watching`: every new topic and reply notifies; `tracking`: they are counted only; `normal`: replies to the member and mentions notify; `muted`: nothing does.',
});

/** Groups have no topics to count, so none is tracked. */
export const groupWatchLevelSchema = watchLevelSchema.exclude(['tracking']).meta({
  id: 'GroupWatchLevel',
  description:
    '`watching`: every post in the group notifies; `normal`: as its members are by default; `muted`: nothing does.',
});

export const watchTargetSchema = z
  .enum(['topic', 'category', 'group'])
  .meta({ id: 'WatchTarget', description: 'What is watched.' });
export type WatchTarget = z.infer<typeof watchTargetSchema>;

/** Part of what an answer says of its viewer. */
export const viewerWatch = {
  watch: watchLevelSchema
    .optional()
    .describe(
      'How much the viewer wants to hear of it; `normal` unless they said otherwise. Absent from older servers.',
    ),
};

export const watchSchema = z
  .strictObject({
    targetType: watchTargetSchema.describe('What kind of thing.'),
    targetId: idSchema.describe('Which.'),
    level: watchLevelSchema.describe('How much the member wants to hear of it from now on.'),
  })
  .meta({ id: 'Watch' });
export type Watch = z.infer<typeof watchSchema>;
