import './facts.ts';
import type { Broadcasts } from '../../platform/events/facts/consumers.ts';
import { draft } from '../../platform/events/log/draft.ts';
import { SESSIONS_ROOM } from '../../platform/realtime/admission/internal-events.ts';

/** What every server must know of keys at once; nothing of it reaches a client. */
export const apiKeyBroadcasts: Broadcasts = {
  'api-keys.revoked': ({ keyIds }) => [draft('key:revoked', [SESSIONS_ROOM], { keyIds })],
};
