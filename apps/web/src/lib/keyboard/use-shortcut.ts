import { useEffect, useEffectEvent } from 'react';
import type { Keys } from './parse.ts';
import { bindKeys } from './registry.ts';

/** Runs `handler` on the keys while mounted and `enabled`; never while somebody types or a menu or dialog is open. */
export function useShortcut(keys: Keys, handler: (event: KeyboardEvent) => void, enabled = true): void {
  const onPress = useEffectEvent(handler);
  useEffect(() => {
    if (!enabled) return;
    return bindKeys(keys, (event) => onPress(event));
  }, [keys, enabled]);
}
