import { rooms } from '@tidings/contracts/plain';
import { useCallback, useRef } from 'react';
import { serverNow } from '../../lib/time/server-time.ts';
import { useCommand } from '../../realtime/index.ts';

const repeatMs = 3000;

/** Notifies a room, that of a topic unless said, that one writes, again every 3 s while keys fall, and once that one stopped. */
export function useTypingSignal(id: string, room = rooms.topic(id)): (typing: boolean) => void {
  const command = useCommand();
  const last = useRef(0);
  return useCallback(
    (typing: boolean) => {
      const now = serverNow();
      if (typing && now - last.current < repeatMs) return;
      if (!typing && last.current === 0) return;
      last.current = typing ? now : 0;
      void command(typing ? 'typing:start' : 'typing:stop', { room });
    },
    [command, room],
  );
}
