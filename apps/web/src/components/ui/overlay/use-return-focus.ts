import { useRef } from 'react';

/** What had the focus; of a menu, which goes away, the button it belongs to. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const button = active?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const element = button ? document.getElementById(button) : active;
  return element instanceof HTMLElement ? element : null;
}

/** A pane that is opened by a key or from a menu has no trigger of its own: the focus goes back to where it was. */
export function useReturnFocus() {
  const from = useRef<HTMLElement | null>(null);
  return {
    onOpen: () => {
      from.current = opener();
    },
    onCloseAutoFocus: (event: Event) => {
      if (!from.current?.isConnected) return;
      event.preventDefault();
      from.current.focus();
    },
  };
}
