import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { categoriesQuery } from '../features/categories/index.ts';
import { setTypingSender } from '../features/presence/index.ts';
import { useMember } from '../lib/session/state.ts';
import { RealtimeProvider, useCommand, useRoom, useWebSocket } from '../realtime/index.ts';
import { useTold } from './use-told.tsx';

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
  const isUp = useWebSocket().transport !== null;
  useEffect(() => {
    if (!isUp) return;
    import('./live-caches.ts').then(({ sendWaiting }) => sendWaiting(queries)).catch(() => undefined);
  }, [queries, isUp]);
}

function CategoryRoom({ id }: { id: string }) {
  useRoom(`category:${id}`);
  return null;
}

/** What is live on every page: the numbers beside the categories, and the way typing is told. */
function Everywhere() {
  const member = useMember();
  const command = useCommand();
  const categories = useQuery({ ...categoriesQuery(), enabled: member !== undefined }).data ?? [];
  useSendWaiting();
  useTold();
  useEffect(() => {
    setTypingSender((topicId, typing) => {
      void command(typing ? 'typing:start' : 'typing:stop', { room: `topic:${topicId}` });
    });
  }, [command]);
  return member && categories.map(({ id }) => <CategoryRoom key={id} id={id} />);
}

export const Live = ({ children }: { children: ReactNode }) => (
  <RealtimeProvider prepare={prepare}>
    <Everywhere />
    {children}
  </RealtimeProvider>
);
