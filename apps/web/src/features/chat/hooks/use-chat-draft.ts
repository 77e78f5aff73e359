import { useState } from 'react';
import { useMember } from '../../../lib/session/state.ts';

const stored = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};

/** What is written in a channel and not sent, kept on this device for this member. */
export function useChatDraft(channelId: string): [text: string, setText: (text: string) => void] {
  const key = `tidings.chat.draft.${useMember()?.id}.${channelId}`;
  const [text, setText] = useState(() => stored(key));
  const set = (next: string) => {
    setText(next);
    try {
      if (next) localStorage.setItem(key, next);
      else localStorage.removeItem(key);
    } catch {
      // Full or forbidden: it is kept as long as the page lives.
    }
  };
  return [text, set];
}
