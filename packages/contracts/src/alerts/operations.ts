import { z } from 'zod';
import { usernameSchema } from '../identity/schemas.ts';
import { positionsSchema } from '../kernel/meta.ts';
import { livePageOf, pageQuerySchema } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import {
  createFamilyInputSchema,
  familySchema,
  familyViewSchema,
  inviteToFamilyInputSchema,
  shareInputSchema,
} from './family.ts';
import { monitoredItemSchema, monitorInputSchema } from './monitored.ts';
import { alertCountsSchema, alertListQuerySchema, alertSchema } from './schemas.ts';
import { RANGE_PREFIX } from './sources.ts';

const member = { access: 'member' } as const;
const positions = positionsSchema.describe('Where the viewer’s own room stood when it was read.');

export const alertOperations = {
  alerts: operation({
    ...member,
    method: 'GET',
    path: '/api/alerts',
    summary: 'Lists the alerts the viewer has, the last found first, with how many there are of all.',
    query: alertListQuerySchema,
    answer: livePageOf(alertSchema).extend({
      counts: alertCountsSchema.describe('How many there are, whatever is listed.'),
    }),
  }),
  alert: operation({
    ...member,
    method: 'GET',
    path: '/api/alerts/:id',
    summary: 'Answers one alert.',
    params: byId,
    answer: alertSchema.extend({ positions }),
  }),
  acknowledgeAlert: operation({
    ...member,
    method: 'PUT',
    path: '/api/alerts/:id/acknowledge',
    summary:
      'Takes an alert in hand, for all who have it: what they were notified of it is read, and nobody else is asked. One that somebody has in hand, or that is resolved, stays so.',
    params: byId,
    answer: alertSchema,
  }),
  resolveAlert: operation({
    ...member,
    method: 'PUT',
    path: '/api/alerts/:id/resolve',
    summary: 'Resolves an alert, for all who have it; one that is resolved stays so.',
    params: byId,
    answer: alertSchema,
  }),
  monitoredItems: operation({
    ...member,
    method: 'GET',
    path: '/api/monitored-items',
    summary: 'Lists what the viewer has watched, the last added first.',
    query: pageQuerySchema,
    answer: livePageOf(monitoredItemSchema),
  }),
  monitorItem: operation({
    ...member,
    method: 'POST',
    path: '/api/monitored-items',
    summary: 'Has something watched from now on; what is watched already stays so.',
    body: monitorInputSchema,
    answer: monitoredItemSchema,
    status: 201,
    perMinute: 30,
  }),
  unmonitorItem: operation({
    ...member,
    method: 'DELETE',
    path: '/api/monitored-items/:id',
    summary: 'Has something watched no more; alerts about it stay.',
    params: byId,
  }),
  exposureRange: operation({
    ...member,
    method: 'GET',
    path: '/api/exposures/range/:prefix',
    summary:
      'Answers the rest of all hashes of leaked identifiers that begin so, so that nobody learns what was asked for: the first 40 characters of the SHA-256 of the identifier in lower case.',
    params: z.strictObject({
      prefix: z
        .string()
        .toLowerCase()
        .regex(new RegExp(`^[0-9a-f]{${RANGE_PREFIX}}$`))
        .describe('The first five characters of the hash.'),
    }),
    answer: z
      .strictObject({
        items: z
          .array(
            z.strictObject({
              suffix: z.string().describe('The other 35 characters.'),
              breaches: z.int().describe('In how many sets it is.'),
            }),
          )
          .max(5000)
          .describe('All there are, in order; at most 5,000.'),
      })
      .meta({ id: 'ExposureRange' }),
    perMinute: 120,
  }),
} as const;

export const familyOperations = {
  family: operation({
    ...member,
    method: 'GET',
    path: '/api/family',
    summary: 'Answers the viewer’s family and who invites them into one.',
    answer: familyViewSchema.extend({ positions }),
  }),
  createFamily: operation({
    ...member,
    method: 'POST',
    path: '/api/family',
    summary: 'Makes a family; it is the viewer’s.',
    body: createFamilyInputSchema,
    answer: familySchema,
    status: 201,
    perMinute: 6,
  }),
  shareWithFamily: operation({
    ...member,
    method: 'PATCH',
    path: '/api/family/shares',
    summary: 'Says what the family has of the viewer’s alerts from now on.',
    body: shareInputSchema,
    answer: familySchema,
  }),
  inviteToFamily: operation({
    ...member,
    method: 'POST',
    path: '/api/family/invitations',
    summary: 'Invites a member into the family; its owner only. Who is invited or in it already stays so.',
    body: inviteToFamilyInputSchema,
    answer: familySchema,
    status: 201,
    perMinute: 20,
  }),
  joinFamily: operation({
    ...member,
    method: 'POST',
    path: '/api/family/invitations/:id/accept',
    summary: 'Accepts the invitation into a family.',
    params: byId,
    answer: familySchema,
  }),
  declineFamily: operation({
    ...member,
    method: 'POST',
    path: '/api/family/invitations/:id/decline',
    summary: 'Declines the invitation into a family.',
    params: byId,
  }),
  removeFromFamily: operation({
    ...member,
    method: 'DELETE',
    path: '/api/family/members/:username',
    summary: 'Removes a member or takes an invitation back, for its owner; leaves the family, for everybody else.',
    params: z.strictObject({ username: usernameSchema.describe('Who is in it no more.') }),
  }),
  deleteFamily: operation({
    ...member,
    method: 'DELETE',
    path: '/api/family',
    summary: 'Dissolves the family of the viewer; nobody has the alerts of others any more.',
    perMinute: 6,
  }),
} as const;
