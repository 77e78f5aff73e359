import type { ComponentType, ReactNode } from 'react';
import type { PlainKey } from '../../i18n/t.ts';
import type { KeyGroup } from '../keyboard/groups.ts';
import type { Keys } from '../keyboard/parse.ts';
import type { LiveCache } from '../live/live-cache.ts';
import type { Audience } from '../session/audience.ts';
import type { NavPage, NavPart } from './navigation.ts';

/** The paths of routes that need no parameter, so that a menu entry can lead there. */
type OpenPath<Route> = Route extends { fullPath: infer Path extends string }
  ? Path extends `${string}$${string}`
    ? never
    : Path
  : never;

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

/** What a feature adds to the palette. `find` is asked with each change of what is typed; what fails shows nothing. */
export type PaletteSource = {
  group: PlainKey;
  audience?: Audience;
  find: (typed: string, signal: AbortSignal) => readonly PaletteEntry[] | Promise<readonly PaletteEntry[]>;
};

/** What a feature may add to the app. It is loaded with the first page, so what is heavy stands behind an `import()`. */
export type Feature<Routes extends readonly unknown[] = readonly unknown[]> = {
  readonly name: string;
  /** Its pages, each made by `createRoute` under `shell` or `root`, its code brought by `lazyPage`. */
  readonly routes?: Routes;
  /** What events keep true. It comes with the live connection, never with the first page: `() => import('./live.ts')`. */
  readonly liveCaches?: () => Promise<{ liveCaches: readonly LiveCache[] }>;
  /** Menu entries, in the order they are shown; each leads to a page of this feature. */
  readonly navigation?: readonly (NavPage<OpenPath<Routes[number]>> | NavPart)[];
  /** The keys that its pages bind, for the keyboard help. */
  readonly keys?: readonly KeyGroup[];
  /** Stands at the end of the top bar, on every page of the shell. */
  readonly topBar?: ComponentType;
  /** Stands in the flow under the top bar, on every page of the shell. */
  readonly underTopBar?: ComponentType;
  /** Mounted once on every page, below the live connection. */
  readonly everywhere?: ComponentType;
  /** Mounted once over the pages of the shell, where links lead. */
  readonly overPages?: ComponentType;
  /** What the palette offers of it. It comes when the palette is first opened: `() => import('./palette.ts')`. */
  readonly commandPalette?: () => Promise<{ palette: readonly PaletteSource[] }>;
};

/** Declares a feature: its name and only those parts it has. */
export const defineFeature = <const Routes extends readonly unknown[] = readonly []>(
  feature: Feature<Routes>,
): Feature<Routes> => feature;
