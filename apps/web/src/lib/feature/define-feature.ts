import type { ComponentType } from 'react';
import type { PlainKey } from '../../i18n/t.ts';
import type { KeyGroup } from '../keyboard/groups.ts';
import type { LiveCache } from '../live/live-cache.ts';
import type { Audience } from '../session/audience.ts';
import type { NavPage, NavPart, NavPlace } from './navigation.ts';
import type { WorkspaceAdds } from './workspace-adds.ts';

/** The paths of routes that need no parameter, so that a menu entry can lead there. */
type OpenPath<Route> = Route extends { fullPath: infer Path extends string }
  ? Path extends `${string}$${string}`
    ? never
    : Path
  : never;

export type PaletteAction = { label: PlainKey; audience?: Audience; run: () => void };

/** What a feature may add to the app. It is loaded with the first page, so what is heavy stands behind an `import()`. */
export type Feature<Routes extends readonly unknown[] = readonly unknown[]> = {
  readonly name: string;
  /** Its pages, each made by `createRoute` under `shell` or `root`, its code brought by `lazyPage`. */
  readonly routes?: Routes;
  /** What events keep true. It comes with the live connection, never with the first page: `() => import('./live.ts')`. */
  readonly liveCaches?: () => Promise<{ liveCaches: readonly LiveCache[] }>;
  /** Menu entries, in the order they are shown; each leads to a page of this feature. */
  readonly navigation?: readonly (NavPage<OpenPath<Routes[number]>> | NavPlace<OpenPath<Routes[number]>> | NavPart)[];
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
  /** Its pages of each workspace, and what it shows on the overview. Comes after the first page: `() => import('./workspace.ts')`. */
  readonly workspace?: () => Promise<{ workspaceAdds: WorkspaceAdds }>;
  /** Not shown anywhere yet. */
  readonly commandPalette?: readonly PaletteAction[];
};

/** Declares a feature: its name and only those parts it has. */
export const defineFeature = <const Routes extends readonly unknown[] = readonly []>(
  feature: Feature<Routes>,
): Feature<Routes> => feature;
