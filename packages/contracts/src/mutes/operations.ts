import { livePageOf, pageQuerySchema } from '../kernel/page.ts';
import { operation } from '../rest/operation.ts';
import { mutedSchema, muteInputSchema, muteSchema, namedMuteSchema } from './schemas.ts';

export const muteOperations = {
  mutes: operation({
    method: 'GET',
    path: '/api/mutes',
    access: 'member',
    summary:
      'Lists what the viewer muted and has not ended, the last one first, with the position of the viewer’s own room.',
    query: pageQuerySchema,
    answer: livePageOf(namedMuteSchema),
  }),
  setMute: operation({
    method: 'PUT',
    path: '/api/mutes',
    access: 'member',
    summary:
      'Mutes a topic, a thread, a category, a person or a type of notification, for a time or for good; muting it again changes that.',
    body: muteInputSchema,
    answer: muteSchema,
  }),
  unmute: operation({
    method: 'DELETE',
    path: '/api/mutes',
    access: 'member',
    summary: 'Unmutes something; what is not muted stays so.',
    body: mutedSchema,
  }),
} as const;
