import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onServerBack } from '../../../lib/http/server-status.ts';
import { useWebSocket } from '../../../realtime/index.ts';

/** What was written offline goes out with each new connection. */
export function SendWaiting(): null {
  const queries = useQueryClient();
  const isUp = useWebSocket().transport !== null;
  useEffect(() => {
    if (!isUp) return;
    const send = () =>
      import('../outbox/send.ts').then(({ sendWaiting }) => sendWaiting(queries)).catch(() => undefined);
    void send();
    return onServerBack(() => void send());
  }, [queries, isUp]);
  return null;
}
