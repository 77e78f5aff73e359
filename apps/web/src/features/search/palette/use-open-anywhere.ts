import { useEffect, useEffectEvent } from 'react';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import { pressNames } from '../../../lib/keyboard/parse.ts';

/** `mod+k` everywhere, in fields too: it writes nothing. Not over a dialog, whose work it would cover. */
export function useOpenAnywhere(open: () => void): void {
  const onOpen = useEffectEvent(open);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.shiftKey || isForInputMethod(event) || !pressNames(event).includes('mod+k'))
        return;
      event.preventDefault();
      if (!document.querySelector('[role="dialog"][data-state="open"]')) onOpen();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
