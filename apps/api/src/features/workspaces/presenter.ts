import type { Workspace, WorkspaceMember, WorkspaceRole, WorkspaceSettings } from '@tidings/contracts';

export type WorkspaceRow = Omit<Workspace, 'settings' | 'createdAt' | 'viewer'> & {
  settings: unknown;
  createdAt: Date;
};

/** What holds until an owner says otherwise. */
const defaultSettings: WorkspaceSettings = { fourEyes: false, undoDecisions: false };

/** The settings of a row, where nothing was said as they are by default. */
export const presentSettings = (stored: unknown): WorkspaceSettings => {
  const { fourEyes, undoDecisions } = { ...defaultSettings, ...(stored as Partial<WorkspaceSettings>) };
  return { fourEyes, undoDecisions };
};

/** A workspace; `role`: what its viewer is in it, null in what everybody in it gets alike. */
export const presentWorkspace = (row: WorkspaceRow, role: WorkspaceRole | null): Workspace => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  settings: presentSettings(row.settings),
  memberCount: row.memberCount,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  viewer: role && { role },
});

type MemberRow = Omit<WorkspaceMember, 'joinedAt'> & { joinedAt: Date };

/** Somebody in a workspace. */
export const presentWorkspaceMember = ({ person, role, joinedAt }: MemberRow): WorkspaceMember => ({
  person,
  role,
  joinedAt: joinedAt.toISOString(),
});
