import { useCallback, useRef } from 'react';

type Sender = (topicId: string, typing: boolean) => void;

let send: Sender = () => undefined;

/** Set by the live connection: it alone knows the way in use. */
export function setTypingSender(sender: Sender): void {
  send = sender;
}

const repeatMs = 3000;

/** Tells the topic that one writes, again every 3 s while keys fall, and once that one stopped. */
export function useTypingSignal(topicId: string): (typing: boolean) => void {
  const last = useRef(0);
  return useCallback(
    (typing: boolean) => {
      const now = Date.now();
      if (typing && now - last.current < repeatMs) return;
      if (!typing && last.current === 0) return;
      last.current = typing ? now : 0;
      send(topicId, typing);
    },
    [topicId],
  );
}
