import { useLocation, useRouterState } from '@tanstack/react-router';
import type { ShownAnnouncement } from '@tidings/contracts';
import { useEffect, useState } from 'react';

const edgePx = 8;
const fields = 'textarea, input, select, [contenteditable]';

/** Nobody reads further down, and nobody writes: what comes in above pushes nothing from under the eye or the hand. */
function isAtTopEdge(): boolean {
  const main = document.getElementById('main');
  const isWriting = main?.contains(document.activeElement) && document.activeElement?.matches(fields);
  const scrollers = [...(main?.querySelectorAll('[data-scroller]') ?? [])];
  return !isWriting && scrollers.every(({ scrollTop }) => scrollTop <= edgePx);
}

/** Which of these is the banner: the first, as soon as it may come in, else the one that stands until the next page. */
export function useStanding(all: readonly ShownAnnouncement[]): ShownAnnouncement | undefined {
  const page = useLocation({ select: ({ pathname }) => pathname });
  // The address is the next page's before that is drawn: until then the page before is what is looked at.
  const drawn = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const wanted = all[0]?.id;
  const [now, stand] = useState(() => ({ page, id: isAtTopEdge() ? wanted : undefined }));
  const standing = all.find(({ id }) => id === now.id);
  if (now.page !== page) stand({ page, id: wanted });
  const waits = wanted !== undefined && wanted !== standing?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is drawn, so it is looked anew
  useEffect(() => {
    if (!waits) return;
    const look = () => {
      if (isAtTopEdge()) stand({ page, id: wanted });
    };
    look();
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', look, { capture: true });
  }, [waits, wanted, page, drawn]);
  return standing;
}
