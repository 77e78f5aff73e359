import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { categoriesQuery } from '../features/categories/index.ts';
import { setTypingSender } from '../features/presence/index.ts';
import { useMember } from '../lib/session/state.ts';
import { RealtimeProvider, useCommand, useRooms, useWebSocket } from '../realtime/index.ts';

async function prepare(): Promise<void> {
  const [{ allLiveCaches }, { setLiveCaches }] = await Promise.all([
    import('./live-caches.ts'),
    import('../lib/live/registry.ts'),
  ]);
  setLiveCaches(allLiveCaches);
}

/** What was written offline goes out with each new connection. */
function useSendWaiting(): void {
  const queries = useQueryClient();
  const isUp = useWebSocket().rung !== null;
  useEffect(() => {
    if (!isUp) return;
    import('./live-caches.ts').then(({ sendWaiting }) => sendWaiting(queries)).catch(() => undefined);
  }, [queries, isUp]);
}

/** What is live on every page: the numbers beside the categories, and the way typing is told. */
function Everywhere() {
  const member = useMember();
  const command = useCommand();
  const categories = useQuery({ ...categoriesQuery(), enabled: member !== undefined }).data ?? [];
  useRooms(member ? categories.map((category) => `category:${category.id}`) : []);
  useSendWaiting();
  useEffect(() => {
    setTypingSender((topicId, typing) => {
      void command(typing ? 'typing:start' : 'typing:stop', { room: `topic:${topicId}` });
    });
  }, [command]);
  return null;
}

export const Live = ({ children }: { children: ReactNode }) => (
  <RealtimeProvider prepare={prepare}>
    <Everywhere />
    {children}
  </RealtimeProvider>
);
