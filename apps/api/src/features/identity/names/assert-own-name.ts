import type { Role } from '@tidings/contracts';
import type { Ctx } from '../../../platform/context/context.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { lookOf } from './look.ts';
import { readStaffNames } from './repository.ts';
import { isReserved } from './reserved.ts';

type Names = { username?: string | undefined; displayName?: string | undefined };

/**
 * Nobody is taken for staff who is not: neither by the name of an office nor by one that looks like that of somebody who
 * has it (ATTACKS 64). Throws NAME_RESERVED with the field it concerns.
 */
export async function assertOwnName(ctx: Ctx, names: Names, member: { id: string | null; role: Role }): Promise<void> {
  if (member.role !== 'member') return;
  const given = Object.entries(names).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const taken = given.find(([, name]) => isReserved(name)) ?? (await likeStaff(ctx, given, member.id));
  if (!taken) return;
  const message = 'That name is kept for those who run the forum, or looks like one of theirs.';
  throw new TidingsError('NAME_RESERVED', message, { details: [{ path: taken[0], message }] });
}

async function likeStaff(ctx: Ctx, given: [string, string][], memberId: string | null) {
  if (given.length === 0) return undefined;
  const staff = await readStaffNames(ctx.db, memberId);
  const looks = new Set(staff.flatMap(({ username, displayName }) => [lookOf(username), lookOf(displayName)]));
  looks.delete('');
  return given.find(([, name]) => looks.has(lookOf(name)));
}
