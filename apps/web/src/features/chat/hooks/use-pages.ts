import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { loadMessages, type MessagesData, messagesQuery } from '../api/chat.ts';
import { withMessages } from '../realtime.ts';

/** Loads what is looked at and is not here yet, by its number; one request at a time. `failed`: ask again with `load`. */
export function usePages(channelId: string) {
  const client = useQueryClient();
  const busy = useRef(false);
  const [failed, setFailed] = useState(false);
  const load = useCallback(
    async (around: number) => {
      if (busy.current) return;
      busy.current = true;
      try {
        const page = await loadMessages(channelId, { around });
        client.setQueryData<MessagesData>(
          messagesQuery(channelId).queryKey,
          (data) => data && withMessages(data, Object.values(page.byNumber)),
        );
        setFailed(false);
      } catch {
        setFailed(true);
      } finally {
        busy.current = false;
      }
    },
    [client, channelId],
  );
  return { load, failed };
}
