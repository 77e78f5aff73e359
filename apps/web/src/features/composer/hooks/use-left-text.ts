import { useEffect, useEffectEvent } from 'react';
import { holdText, type OpenText } from '../model/left-text.ts';

/** Holds what is written, for when the session ends while the composer is open. */
export function useLeftText(read: () => OpenText): void {
  const onRead = useEffectEvent(read);
  useEffect(() => holdText(() => onRead()), []);
}
