import { useEffect, useMemo } from 'react';
import { createStore, useStore } from '../../../lib/store/external-store.ts';
import type { Part } from './colour-code.ts';

type Colour = (code: string, language: string) => Part[];
const colours = createStore<{ colour: Colour } | undefined>(undefined);
let loading: Promise<void> | undefined;

function load(): void {
  if (loading) return;
  loading = import('./colour-code.ts').then(
    ({ colourCode }) => colours.set({ colour: colourCode }),
    () => {
      // Code without colours can be read; the next block tries again.
      loading = undefined;
    },
  );
}

/** A code in parts with their kinds; one part until the colours are here, and where the language is unknown. */
export function useCodeColours(code: string, language: string | undefined): readonly Part[] {
  const loaded = useStore(colours);
  useEffect(() => {
    if (language !== undefined) load();
  }, [language]);
  return useMemo(
    () => (loaded && language !== undefined ? loaded.colour(code, language) : [{ at: 0, text: code }]),
    [loaded, code, language],
  );
}
