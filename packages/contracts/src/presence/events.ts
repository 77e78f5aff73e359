import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { okSchema } from '../kernel/ok.ts';

export const presenceStatusSchema = z
  .enum(['online', 'away', 'busy', 'hidden'])
  .meta({ id: 'PresenceStatus', description: '`hidden` is seen by nobody.' });

export const presenceEvents = {
  'presence:state': {
    payload: z
      .strictObject({
        people: z
          .array(
            z.strictObject({
              person: personSchema.describe('Somebody who is in the room.'),
              status: presenceStatusSchema.describe('How they want to be seen.'),
            }),
          )
          .max(50)
          .describe('The first 50 of them.'),
        total: z.int().describe('How many are here, those beyond the 50 included.'),
      })
      .meta({ id: 'PresenceState' }),
    summary: 'Who is in this room now, without members who hide their presence.',
  },
  'typing:state': {
    payload: z
      .strictObject({
        person: personSchema.describe('Who is writing.'),
        typing: z.boolean().describe('Whether they write, or stopped.'),
        expiresAt: instantSchema.describe('Forget it then, if nothing newer came.'),
      })
      .meta({ id: 'TypingState' }),
    summary: 'A member is writing here; stop showing it after `expiresAt`.',
  },
} as const;

const inRoom = z.strictObject({ room: roomNameSchema.describe('The topic or channel the member writes in.') });

export const presenceCommands = {
  'presence:update': {
    input: z.strictObject({ status: presenceStatusSchema.describe('How others see this connection from now on.') }),
    output: okSchema,
    summary: 'Sets how others see this connection.',
  },
  'typing:start': {
    input: inRoom,
    output: okSchema,
    summary: 'Says that the member is writing in a room.',
  },
  'typing:stop': {
    input: inRoom,
    output: okSchema,
    summary: 'Says that the member stopped writing in a room.',
  },
} as const;
