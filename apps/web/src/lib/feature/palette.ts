import type { ReactNode } from 'react';
import type { PlainKey } from '../../i18n/t.ts';
import type { Keys } from '../keyboard/parse.ts';
import type { Audience } from '../session/audience.ts';
import type { NavPage } from './navigation.ts';

/** One line of the palette: a link (`href`), or something that is done. */
export type PaletteEntry = {
  /** Of its own among all. */
  id: string;
  /** Where what was typed stands in it is shown. */
  label: string;
  /** Beside the label, quieter. */
  hint?: string;
  icon: ReactNode;
  keys?: Keys;
} & ({ href: string } | { run: () => void });

/** What a feature adds to the palette: it exports `palette`, a list of these, from its `palette.tsx`. `find` is asked with each change of what is typed; what fails shows nothing. */
export type PaletteSource = {
  group: PlainKey;
  audience?: Audience;
  find: (typed: string, signal: AbortSignal) => readonly PaletteEntry[] | Promise<readonly PaletteEntry[]>;
};

/** The pages of all menus, in their order. The list of the app fills it. */
export const reachable: { pages: readonly NavPage[] } = { pages: [] };
