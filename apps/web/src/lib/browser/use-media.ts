import { useSyncExternalStore } from 'react';

const subscribers = (query: string) => (listener: () => void) => {
  const list = window.matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
};

const media = (query: string) => {
  const subscribe = subscribers(query);
  const read = () => window.matchMedia(query).matches;
  return () => useSyncExternalStore(subscribe, read, () => false);
};

/** Below 768 px: panes become pages, popovers become sheets. */
export const useIsPhone = media('(max-width: 767px)');
/** 768 to 1099 px: the sidebar is folded. */
export const useIsTablet = media('(min-width: 768px) and (max-width: 1099px)');
