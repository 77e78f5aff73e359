import { createContext, useContext } from 'react';
import type { Outgoing } from './entry.ts';

const Context = createContext<(entry: Outgoing) => void>(() => undefined);

/** How the page takes a text that was not sent back into the composer. */
export const OutgoingEditProvider = Context.Provider;
export const useOutgoingEdit = (): ((entry: Outgoing) => void) => useContext(Context);
