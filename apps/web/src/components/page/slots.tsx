import { createContext, useContext } from 'react';

/** Places in the shell that a page fills from within: its name, its one primary action. */
export type PageSlots = { crumbs: HTMLElement | null; action: HTMLElement | null };

export const PageSlotsContext = createContext<PageSlots>({ crumbs: null, action: null });

export const usePageSlots = (): PageSlots => useContext(PageSlotsContext);
