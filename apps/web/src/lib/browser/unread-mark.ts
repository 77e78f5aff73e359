import { createStore, useStore } from '../store/external-store.ts';

/** How much waits for the reader: it stands before the title of every page, and on the sign of the tab. */
export const unreadMark = createStore(0);

const most = 99;
/** "12", "99+". */
export const shortCount = (count: number): string => (count > most ? `${most}+` : String(count));

/** "(3) Topics · Tidings". */
export function useMarkedTitle(title: string): string {
  const count = useStore(unreadMark);
  return count > 0 ? `(${shortCount(count)}) ${title}` : title;
}

/** The title without the mark, to be read out. */
export const plainTitle = (title: string): string => title.replace(/^\(\d+\+?\) /, '');
