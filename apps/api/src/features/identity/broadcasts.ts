import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';
import { SESSIONS_ROOM } from '../../platform/realtime/admission/internal-events.ts';

/** What every server must know of members at once; nothing of it reaches a client. */
export const identityBroadcasts: Broadcasts = {
  'member.registered': () => [],
  'member.changed': ({ userId }) => [draft('member:changed', [SESSIONS_ROOM], { userId })],
  'sessions.revoked': ({ sessionIds }) => [draft('session:revoked', [SESSIONS_ROOM], { sessionIds })],
};
