import { useEffect } from 'react';
import { useStore } from '../../../lib/store/external-store.ts';
import { followDrafts } from '../model/follow-drafts.ts';
import { leftText } from '../model/left-text.ts';
import { LeftTextPanel } from './left-text-panel.tsx';

/** What was written and not sent: marked in lists, and on the screen when its author is signed out. */
export function LeftTextHost() {
  const left = useStore(leftText);
  useEffect(followDrafts, []);
  return left && <LeftTextPanel left={left} onClose={() => leftText.set(undefined)} />;
}
