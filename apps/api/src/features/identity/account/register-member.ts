import type { Locale, RegisterInput } from '@tidings/contracts';
import { rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { Ctx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { isTaken } from '../../../platform/kernel/unique.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { linkInvalid, sendLink } from '../links/send-link.ts';
import { spendInvitation } from '../links/spend-invitation.ts';
import { assertOwnName } from '../names/assert-own-name.ts';
import { hashPassword, placeOf } from '../sign-in/passwords.ts';

const nameTaken = () => new TidingsError('USERNAME_TAKEN', 'That username is taken.');
const emailTaken = () => new TidingsError('EMAIL_TAKEN', 'There is an account with that e-mail address.');

type From = { address: string; asked: Locale };

async function useInvitation(tx: Tx, { invitation }: RegisterInput) {
  if (invitation === undefined) return null;
  const used = await spendInvitation(tx, invitation);
  if (!used) throw linkInvalid();
  return used;
}

/**
 * Creates a member with their own room, and mails the link that confirms their address. Whether somebody has that address is
 * answered to nobody: its owner hears of it by mail. Only where no mail is sent there is EMAIL_TAKEN. Throws USERNAME_TAKEN,
 * NAME_RESERVED or PASSWORD_COMMON too, and NOT_FOUND for an invitation that is no good.
 */
export async function registerMember(ctx: Ctx, mail: Mailer, input: RegisterInput, { address, asked }: From) {
  await assertOwnName(ctx, { username: input.username, displayName: input.displayName }, { id: null, role: 'member' });
  const passwordHash = await hashPassword(input.password, placeOf(address));
  const id = uuidv7();
  const { username, email } = input;
  try {
    const { value } = await ctx.events.transact(ctx, async (tx) => {
      tx.createScope({ key: rooms.user(id), audience: 'user', audienceId: id });
      tx.openRoom(rooms.user(id), { scope: rooms.user(id) });
      tx.append(fact('member.registered', { cause: 'registered', userId: id }));
      // Texts of others are searched for the name of somebody who is going: until that is done nobody else has it.
      if ((await tx.db.accountDeletion.count({ where: { username } })) > 0) throw nameTaken();
      const invitation = await useInvitation(tx, input);
      // Who has the link reads the mails that go there.
      const isConfirmed = !mail.on || invitation?.email === email;
      if (!mail.on && (await tx.db.user.count({ where: { email } })) > 0) throw emailTaken();
      const member = await tx.db.user.create({
        data: {
          id,
          username,
          email,
          passwordHash,
          displayName: input.displayName ?? username,
          emailVerifiedAt: isConfirmed ? new Date() : null,
        },
      });
      if (!isConfirmed) await sendLink(tx, mail, member, { purpose: 'verify', email, asked });
      return member;
    });
    return value;
  } catch (error) {
    if (isTaken(error, 'email')) throw emailTaken();
    if (isTaken(error)) throw nameTaken();
    throw error;
  }
}
