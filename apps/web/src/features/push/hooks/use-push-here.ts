import { useEffect } from 'react';
import { unreadMark } from '../../../lib/browser/unread-mark.ts';
import { onReaderChange } from '../../../lib/session/reader.ts';
import { useMember } from '../../../lib/session/state.ts';
import { closeShown } from '../device/shown.ts';
import { keepOn } from '../device/state.ts';
import { endSubscription } from '../device/subscription.ts';

let follows = false;

function count(): void {
  const unread = unreadMark.get();
  const said = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
  said?.catch(() => undefined);
}

/** Who reads next on this device hears nothing of who was there before. */
function leave(): void {
  endSubscription({ says: false }).catch(() => undefined);
  void closeShown();
  navigator.clearAppBadge?.().catch(() => undefined);
}

/** Keeps push on this device as it was wished, and the number on the app what is unread. */
export function usePushHere(): void {
  const reader = useMember()?.id;
  useEffect(() => {
    if (follows) return;
    follows = true;
    unreadMark.subscribe(count);
    onReaderChange(leave);
    count();
  }, []);
  useEffect(() => {
    if (reader !== undefined) void keepOn();
  }, [reader]);
}
