import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { Realtime } from './realtime.ts';

const RealtimeContext = createContext<Realtime | undefined>(undefined);

type Props = {
  /** Awaited before the first connection: brings what events are to be applied to. */
  prepare: () => Promise<unknown>;
  children: ReactNode;
};

/** Below the query client: opens the live connection of this tab while somebody is signed in. */
export function RealtimeProvider({ prepare, children }: Props) {
  const queries = useQueryClient();
  const [realtime] = useState(() => new Realtime(queries, prepare));
  useEffect(() => realtime.start(), [realtime]);
  return <RealtimeContext value={realtime}>{children}</RealtimeContext>;
}

export function useRealtimeContext(): Realtime {
  const realtime = use(RealtimeContext);
  if (!realtime) throw new Error('No RealtimeProvider above');
  return realtime;
}
