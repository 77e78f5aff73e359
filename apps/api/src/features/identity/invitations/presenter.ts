import type { SiteInvitation } from '@tidings/contracts';
import type { InvitationRow } from './repository.ts';

export const presentSiteInvitation = (row: InvitationRow): SiteInvitation => ({
  ...{ id: row.id, email: row.email, uses: row.uses, usesMax: row.usesMax },
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});
