import type { LinkProps } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import type { LucideIcon } from 'lucide-react';
import { type ComponentType, createContext } from 'react';
import type { CountKey, PlainKey } from '../../i18n/t.ts';

/** The workspace that menus lead into: as much of it as a list knows. */
export type ListedWorkspace = Pick<Workspace, 'id' | 'slug' | 'name' | 'viewer'>;

/** A page that every workspace has: a line in the sidebar's section, and perhaps a tab on a phone. */
export type WorkspacePage = {
  to: Extract<LinkProps['to'], `/w/$slug${string}`>;
  icon: LucideIcon;
  label: PlainKey;
  /** A hook: how much waits there for the reader, shown beside the label. */
  useCount?: (workspace: ListedWorkspace) => number;
  /** What is counted, read out; unread things unless said otherwise. */
  countLabel?: CountKey;
  /** A hook: a few quiet words in the place of the number, such as "3 running". */
  useNote?: (workspace: ListedWorkspace) => string | undefined;
  /** Marked on this page alone, not on the pages below it. */
  exact?: true;
  /** A tab of a phone's tab bar leads there, perhaps under another sign and a shorter word. */
  phone?: true | { icon: LucideIcon; label: PlainKey };
};

/**
 * Stands on the overview of each workspace: `main` in the wide column, `rail` beside it, `figures` in the line on top; or in its settings, for
 * owners.
 */
export type WorkspacePart = {
  name: string;
  place: 'figures' | 'main' | 'rail' | 'settings';
  part: ComponentType<{ workspace: Workspace }>;
};

/** What a feature adds to each workspace; it comes with the section of the sidebar, never with the first page. */
export type WorkspaceAdds = { pages?: readonly WorkspacePage[]; parts?: readonly WorkspacePart[] };

/** Brings what all features add, in the order of their list; the app fills it. */
export const WorkspaceAddsContext = createContext<() => Promise<readonly WorkspaceAdds[]>>(async () => []);
