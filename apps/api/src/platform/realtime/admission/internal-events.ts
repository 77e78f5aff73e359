import type { Broadcasts } from '../../events/facts/consumers.ts';
import { draft } from '../../events/log/draft.ts';

declare module '../../kernel/facts.ts' {
  interface FactMap {
    /** Their places were given to other connections of their members. */
    'connections.evicted': { cause: 'taken-over'; connectionIds: string[] };
  }
}

/** The room every server follows and no client can join: sessions that ended, API keys that were revoked, members that changed, places taken over. */
export const SESSIONS_ROOM = 'internal:sessions';

export const internalEvents: Broadcasts = {
  'connections.evicted': ({ connectionIds }) => [draft('connection:evicted', [SESSIONS_ROOM], { connectionIds })],
};
