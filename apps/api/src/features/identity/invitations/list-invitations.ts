import type { ShownSiteInvitation } from '@tidings/contracts';
import type { Ctx, MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readTimePlace, writeTimePlace } from '../../../platform/http/place.ts';
import { presentPerson } from '../account/presenter.ts';
import { linkInvalid } from '../links/send-link.ts';
import { presentSiteInvitation } from './presenter.ts';
import { findOpen, readSent } from './repository.ts';

type Page = { cursor?: string | undefined; limit: number };

/** What the member sent that is still good, newest first. */
export async function listSiteInvitations({ db, actor }: MemberCtx, { cursor, limit }: Page) {
  const rows = await readSent(db, actor.id, readTimePlace(cursor, 'newest first'), limit + 1);
  const { items, more } = cutPage(rows, limit, presentSiteInvitation);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writeTimePlace(last.createdAt, last.id) : null };
}

/** Who invites with a link. Throws NOT_FOUND. */
export async function showSiteInvitation({ db }: Ctx, token: string): Promise<ShownSiteInvitation> {
  const row = await findOpen(db.prisma, token);
  if (!row) throw linkInvalid();
  return { inviter: presentPerson(row.inviter), email: row.email, expiresAt: row.expiresAt.toISOString() };
}
