import { useCallback, useEffect } from 'react';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { useConnection } from '../../../lib/connection.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import { useCommand, useRealtime } from '../../../realtime/index.ts';
import { note, plan, present, show } from './watched.ts';

const hears = new Set(['live', 'polling', 'sse']);

/** Whether these members are there, for as long as they are shown; undefined while nothing can be heard of them. */
export function usePresences(ids: readonly string[]): (userId: string) => PresenceStatus | undefined {
  const command = useCommand();
  const reader = useMember()?.id;
  const all = [...new Set(ids)].sort().join(' ');
  useEffect(() => (reader && all !== '' ? show(all.split(' '), command) : undefined), [reader, all, command]);
  useRealtime('session:ready', () => plan(command));
  useRealtime('presence:changed', ({ people }) => note(people));
  const now = useStore(present);
  const state = useConnection()?.state;
  const isHeard = reader !== undefined && state !== undefined && hears.has(state);
  return useCallback((userId: string) => (isHeard ? (now.get(userId) ?? 'offline') : undefined), [isHeard, now]);
}
