import type { InviteToSite, Locale, MadeSiteInvitation } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { findOwner } from '../links/repository.ts';
import { invitationMail } from '../mails/invitation.ts';
import { whyNotSpeak } from '../policy.ts';
import { hashOf, newRefreshToken } from '../sessions/refresh-token.ts';
import { MAILS_A_WEEK, whyNotInviteMore } from './policy.ts';
import { presentSiteInvitation } from './presenter.ts';
import { countMailed, countSent, forgetOld, type InvitationRow } from './repository.ts';

const DAY = 24 * 3600_000;
type Invite = InviteToSite & { asked: Locale };

/**
 * Invites somebody who is no member yet. A link is answered this once; one that is mailed is shown to nobody else, since it
 * confirms the address. Whether the address has an account is not said. Throws SILENCED, TOO_MANY_INVITATIONS, UNSUPPORTED.
 */
export async function inviteToSite(ctx: MemberCtx, mail: Mailer, input: Invite): Promise<MadeSiteInvitation> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { email, usesMax, days } = input;
  if (email !== null && !mail.on)
    throw new TidingsError('UNSUPPORTED', 'This server sends no mail. Make a link, and hand it over yourself.');
  const token = newRefreshToken();
  const { id: inviterId } = ctx.actor;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    assertAllowed(whyNotInviteMore(ctx.actor, await countSent(tx, inviterId)));
    await forgetOld(tx, inviterId);
    const mayMail = email !== null && (await countMailed(tx, email)) < MAILS_A_WEEK;
    const expiresAt = new Date(Date.now() + days * DAY);
    const row = await tx.db.siteInvitation.create({
      data: { id: uuidv7(), hash: hashOf(token), inviterId, email, usesMax, expiresAt },
    });
    if (mayMail && !(await findOwner(tx.db, email, inviterId)))
      await mailInvitation(ctx, tx, mail, row, { token, ...input });
    const made = presentSiteInvitation(row);
    tx.answer({ status: 201, body: { ...made, url: null } });
    return made;
  });
  return { ...value, url: email === null ? `${mail.place.publicUrl}/register#${token}` : null };
}

type Mailing = { token: string; asked: Locale };

/** In the language of who invites: of who is invited nothing is known. */
async function mailInvitation(
  { actor }: MemberCtx,
  tx: Tx,
  mail: Mailer,
  { id, email, expiresAt }: InvitationRow,
  { token, asked }: Mailing,
): Promise<void> {
  const { displayName: name, username } = actor;
  const { locale, timeZone } = await tx.db.user.findUniqueOrThrow({ where: { id: actor.id } });
  const to = { userId: null, address: email ?? '', locale: locale ?? asked, timeZone };
  await mail.send(tx, invitationMail, { name, username, token, until: expiresAt }, { to, key: `invitation:${id}` });
}

/** Takes an invitation of one's own back; twice is no error. Throws NOT_FOUND. */
export async function withdrawSiteInvitation(ctx: MemberCtx, mail: Mailer, id: string): Promise<undefined> {
  await ctx.events.transact(ctx, async (tx) => {
    const own = { id, inviterId: ctx.actor.id };
    const { count } = await tx.db.siteInvitation.updateMany({
      where: { ...own, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0 && (await tx.db.siteInvitation.count({ where: own })) === 0) throw notFound('That invitation');
    await mail.withdraw(tx, [`invitation:${id}`]);
  });
}
