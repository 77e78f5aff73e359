/** What somebody may be in a workspace, from who may most to who may least. */
export const workspaceRoles = ['owner', 'manager', 'operator', 'viewer'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

/** Does somebody with this role have what `needed` has? An owner may everything a viewer may. */
export const isAtLeast = (role: WorkspaceRole, needed: WorkspaceRole): boolean =>
  workspaceRoles.indexOf(role) <= workspaceRoles.indexOf(needed);
