import { call } from '../../../lib/api/call.ts';

export type LikeTarget = { type: 'topic' | 'reply'; id: string };

/** Likes, or takes the like back; answers the absolute count. */
export function setLike({ type, id }: LikeTarget, on: boolean) {
  const input = { params: { id } };
  if (type === 'topic')
    return on ? call('PUT /api/topics/:id/like', input) : call('DELETE /api/topics/:id/like', input);
  return on ? call('PUT /api/replies/:id/like', input) : call('DELETE /api/replies/:id/like', input);
}
