import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { Text } from '../model/edit-text.ts';
import { blockAt } from '../model/follow.ts';

const blocks = 'p, li, h1, h2, h3, h4, h5, h6, pre, td, th, summary';
const marginPx = 48;

function follow(preview: HTMLElement, { value, end }: Text): void {
  const shown = [...preview.querySelectorAll<HTMLElement>(blocks)].filter((block) => !block.querySelector(blocks));
  const found = blockAt(
    shown.map((block) => block.textContent),
    value,
    end,
  );
  const block = found && shown[found.index];
  if (!block) return;
  const box = block.getBoundingClientRect();
  const frame = preview.getBoundingClientRect();
  const y = box.top + box.height * found.share - frame.top;
  if (y >= marginPx && y <= frame.height - marginPx) return;
  preview.scrollTop += y - frame.height / 2;
}

/** The preview, wherever in `pane` it stands, shows what is being written: after each drawing, and when the caret moves. */
export function useFollowCaret(pane: RefObject<HTMLElement | null>, read: () => Text): void {
  const onRead = useEffectEvent(read);
  useEffect(() => {
    const root = pane.current;
    const preview = root?.querySelector<HTMLElement>('[data-preview]');
    const field = root?.querySelector('textarea');
    if (!preview || !field) return;
    let frame = 0;
    const plan = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (document.activeElement === field) follow(preview, onRead());
      });
    };
    const observer = new MutationObserver(plan);
    observer.observe(preview, { childList: true, subtree: true, characterData: true });
    field.addEventListener('keyup', plan);
    field.addEventListener('pointerup', plan);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      field.removeEventListener('keyup', plan);
      field.removeEventListener('pointerup', plan);
    };
  }, [pane]);
}
