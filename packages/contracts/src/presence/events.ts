import { z } from 'zod';
import { personSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema, roomNameSchema } from '../kernel/ids.ts';
import { okSchema } from '../kernel/ok.ts';

export const presenceStatusSchema = z
  .enum(['online', 'away', 'busy', 'hidden'])
  .meta({ id: 'PresenceStatus', description: '`hidden` is seen by nobody.' });
export type PresenceStatus = z.infer<typeof presenceStatusSchema>;

/** People that one connection may watch. */
export const MAX_WATCHED = 200;

export const shownPresenceSchema = z.enum(['online', 'away', 'busy', 'offline']).meta({
  id: 'ShownPresence',
  description: 'How a member looks to another. `offline` says nothing more than that they are not seen.',
});

export type ShownPresence = z.infer<typeof shownPresenceSchema>;

const shownPerson = z.strictObject({
  userId: idSchema.describe('Of whom.'),
  status: shownPresenceSchema.describe('How they look to the viewer now, over all their devices.'),
});

export const watchedShape = {
  userIds: z
    .array(idSchema)
    .max(MAX_WATCHED)
    .describe('Whom the page shows. They replace whom the connection watched before; an empty list ends it.'),
} as const;

export const presentPeopleSchema = z
  .strictObject({
    people: z
      .array(shownPerson)
      .max(MAX_WATCHED)
      .describe('Those of them who are seen. Who is not named is offline to the viewer, for whatever reason.'),
  })
  .meta({ id: 'PresentPeople' });

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
  'presence:changed': {
    payload: z
      .strictObject({
        people: z
          .array(shownPerson)
          .min(1)
          .max(MAX_WATCHED)
          .describe('Those who look otherwise than they did, as they look now.'),
      })
      .meta({ id: 'PresenceChanged' }),
    summary:
      'People whom this connection watches came, went, or look otherwise. Sent to connections that watch them, and to no other.',
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
  'presence:watch': {
    input: z.strictObject(watchedShape),
    output: okSchema.extend(presentPeopleSchema.shape),
    summary:
      'Replaces whom this connection watches, and answers who of them is there. Only who shares a workspace or a group with the member is seen.',
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
