import { z } from 'zod';
import { connectionIdSchema, instantSchema } from '../kernel/ids.ts';
import { operation } from '../rest/operation.ts';
import { presentPeopleSchema, watchedShape } from './events.ts';

const chosen = z
  .enum(['busy', 'hidden'])
  .describe('`busy` is shown while the member is there; `hidden` looks offline to all others.');

export const ownPresenceSchema = z
  .strictObject({
    status: chosen.nullable().describe('What the member chose by hand; null: they are seen as their devices are.'),
    until: instantSchema.nullable().describe('When that ends by itself; null: when the member ends it.'),
  })
  .meta({ id: 'OwnPresence', description: 'How a member wants to be seen, on all devices.' });
export type OwnPresence = z.infer<typeof ownPresenceSchema>;

export const presenceOperations = {
  ownPresence: operation({
    method: 'GET',
    path: '/api/me/presence',
    access: 'member',
    summary: 'What the viewer chose by hand of how others see them.',
    answer: ownPresenceSchema,
  }),
  setOwnPresence: operation({
    method: 'PUT',
    path: '/api/me/presence',
    access: 'member',
    summary:
      'Sets it for all devices, until a time or until it is ended. `presenceHidden` of the profile stays as it is.',
    body: z.strictObject({
      status: chosen,
      until: instantSchema.nullable().optional().describe('A moment in the future; none: until the member ends it.'),
    }),
    answer: ownPresenceSchema,
  }),
  endOwnPresence: operation({
    method: 'DELETE',
    path: '/api/me/presence',
    access: 'member',
    summary: 'Ends it: the viewer is seen as their devices are.',
  }),
  watchPresence: operation({
    method: 'POST',
    path: '/api/realtime/presence/watch',
    access: 'member',
    summary:
      'What `presence:watch` is over a socket, for this session’s event streams or the one of that id. Without a stream it only answers who is there.',
    body: z.strictObject({
      ...watchedShape,
      connectionId: connectionIdSchema
        .optional()
        .describe('One event stream, as `session:ready` named it; none: all of this session.'),
    }),
    answer: presentPeopleSchema,
  }),
} as const;
