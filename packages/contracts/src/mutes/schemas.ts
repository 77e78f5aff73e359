import { z } from 'zod';
import { instantSchema } from '../kernel/ids.ts';

/** Names of kinds and types, and ids: all are short words. */
const word = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9._-]+$/, 'Nothing is named so');

/** What is muted. A kind or a type this server does not know is no fault of form: it answers UNSUPPORTED. */
export const mutedSchema = z
  .strictObject({
    targetType: word(16).describe(
      'What kind of thing: `topic`, `thread`, `category`, `person`, or `type` of notification.',
    ),
    targetId: word(64).describe(
      'Its id; of a `thread` that of the reply it begins with, of a `type` its name, as `like`.',
    ),
  })
  .meta({ id: 'Muted' });
export type Muted = z.infer<typeof mutedSchema>;

const until = instantSchema.nullable();
export const muteInputSchema = mutedSchema
  .extend({
    until: until.optional().describe('When it ends; left out or `null`: never by itself.'),
    exceptMentions: z
      .boolean()
      .default(false)
      .describe('Whether mentions of the member and replies to them notify all the same.'),
  })
  .meta({ id: 'MuteInput' });
export type MuteInput = z.infer<typeof muteInputSchema>;

export const muteSchema = mutedSchema
  .extend({
    until: until.describe('When it ends by itself, without another event; `null`: never.'),
    exceptMentions: z.boolean().describe('Whether mentions of the member and replies to them notify all the same.'),
    createdAt: instantSchema.describe('Since when.'),
  })
  .meta({ id: 'Mute' });
export type Mute = z.infer<typeof muteSchema>;

/** A mute in the list of them, with what it is called. */
export const namedMuteSchema = muteSchema
  .extend({
    name: z
      .string()
      .nullable()
      .describe(
        'What is muted: the title of the topic, the name of the category or the person; `null` for a type, and for what the member does not see any more.',
      ),
  })
  .meta({ id: 'NamedMute' });
export type NamedMute = z.infer<typeof namedMuteSchema>;

export const muteChangedSchema = mutedSchema
  .extend({ mute: muteSchema.nullable().describe('The mute as it is from now on; `null`: there is none.') })
  .meta({ id: 'MuteChanged' });
