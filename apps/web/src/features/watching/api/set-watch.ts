import type { WatchLevel, WatchTarget } from '@tidings/contracts';
import { call } from '../../../lib/api/call.ts';

/** Says how much the reader wants to hear of something. */
export function setWatch(type: WatchTarget, id: string, level: WatchLevel) {
  if (type === 'topic') return call('PUT /api/topics/:id/watch', { params: { id }, body: { level } });
  if (type === 'category') return call('PUT /api/categories/:id/watch', { params: { id }, body: { level } });
  // Groups are not tracked; their menu does not offer it.
  const body = { level: level === 'tracking' ? ('normal' as const) : level };
  return call('PUT /api/groups/:id/watch', { params: { id }, body });
}
