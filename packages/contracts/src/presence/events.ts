import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { okSchema } from '../kernel/ok.ts';

export const presenceStatusSchema = z.enum(['online', 'away', 'busy', 'hidden']).meta({ id: 'PresenceStatus' });

export const presenceEvents = {
  'presence:state': {
    payload: z
      .strictObject({
        people: z.array(z.strictObject({ person: personSchema, status: presenceStatusSchema })).max(50),
        total: z.int(),
      })
      .meta({ id: 'PresenceState' }),
    summary: 'Who is in this room now; people who hide their presence are counted in nothing.',
  },
  'typing:state': {
    payload: z
      .strictObject({ person: personSchema, typing: z.boolean(), expiresAt: instantSchema })
      .meta({ id: 'TypingState' }),
    summary: 'Somebody is writing here; forget it after `expiresAt`.',
  },
} as const;

const inRoom = z.strictObject({ room: roomNameSchema });

export const presenceCommands = {
  'presence:update': {
    input: z.strictObject({ status: presenceStatusSchema }),
    output: okSchema,
    summary: 'Sets how others see this connection.',
  },
  'typing:start': {
    input: inRoom,
    output: okSchema,
    summary: 'The member is writing.',
  },
  'typing:stop': {
    input: inRoom,
    output: okSchema,
    summary: 'The member stopped writing.',
  },
} as const;
