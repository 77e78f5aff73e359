import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWebSocket } from '../../../realtime/index.ts';

/** What was written offline goes out with each new connection. */
export function SendWaiting(): null {
  const queries = useQueryClient();
  const isUp = useWebSocket().transport !== null;
  useEffect(() => {
    if (!isUp) return;
    import('../outbox/send.ts').then(({ sendWaiting }) => sendWaiting(queries)).catch(() => undefined);
  }, [queries, isUp]);
  return null;
}
