import { profileViewerSchema } from '../identity/schemas.ts';
import { livePageOf, pageQuerySchema } from '../kernel/page.ts';
import { operation } from '../rest/operation.ts';
import { blockSchema, byUsername } from './schemas.ts';

const change = { access: 'member', params: byUsername, answer: profileViewerSchema, perMinute: 60 } as const;

export const relationshipOperations = {
  follow: operation({
    ...change,
    method: 'PUT',
    path: '/api/users/:username/follow',
    summary:
      'Follows a member: the viewer hears of their new topics. Nobody follows who blocked them or whom they block.',
  }),
  unfollow: operation({
    ...change,
    method: 'DELETE',
    path: '/api/users/:username/follow',
    summary: 'Follows a member no longer.',
  }),
  block: operation({
    ...change,
    method: 'PUT',
    path: '/api/users/:username/block',
    summary:
      'Blocks a member: nothing of theirs notifies the viewer, and neither follows the other any more. They are not notified of it.',
  }),
  unblock: operation({
    ...change,
    method: 'DELETE',
    path: '/api/users/:username/block',
    summary: 'Blocks a member no longer; who followed whom before stays ended.',
  }),
  blocks: operation({
    method: 'GET',
    path: '/api/me/blocks',
    access: 'member',
    summary: 'Lists whom the viewer blocks, the last one first, with the position of the viewer’s own room.',
    query: pageQuerySchema,
    answer: livePageOf(blockSchema),
  }),
} as const;
