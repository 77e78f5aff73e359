import { MONITORED_MAX, type MonitoredItem, type MonitorInput } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { itemHash } from './hashes.ts';
import { mask, normalise } from './identifiers.ts';
import { countItems, findItem, holdMember } from './repository.ts';

const examples = {
  email: 'an e-mail address, as sam@example.org',
  phone: 'a phone number, as +49 40 1234567',
  username: 'a user name: letters, digits, . _ and -',
  address: 'an address: street, number and town',
  voice: 'what VoicePrint calls the enrolled voice',
} as const;

/** Has something watched for the member. What is watched already stays so. Throws VALIDATION_FAILED, TOO_MANY_MONITORED. */
export async function monitorItem(
  ctx: MemberCtx,
  { kind, value }: MonitorInput,
  pepper: Buffer,
): Promise<MonitoredItem> {
  const normal = normalise(kind, value);
  if (normal === null) {
    const message = `Give ${examples[kind]}.`;
    throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'value', message }] });
  }
  const [userId, hash] = [ctx.actor.id, itemHash(pepper, kind, normal)];
  const { value: item } = await ctx.events.transact(ctx, async (tx) => {
    await holdMember(tx, userId);
    const before = await findItem(tx, { userId, hash });
    if (!before) {
      if ((await countItems(tx, userId)) >= MONITORED_MAX) assertAllowed('TOO_MANY_MONITORED');
      await tx.db.monitoredItem.create({ data: { id: uuidv7(), userId, kind, hash, masked: mask(kind, value) } });
    }
    const made = before ?? (await findItem(tx, { userId, hash }));
    if (!made) throw notFound('That item');
    if (!before) tx.append(fact('alert.monitored', { cause: 'added', userId, item: made }));
    tx.answer({ status: 201, body: made });
    return made;
  });
  return item;
}

/** Has something watched no more. Alerts about it stay. Throws NOT_FOUND for what is not the member's. */
export async function unmonitorItem(ctx: MemberCtx, id: string): Promise<undefined> {
  const userId = ctx.actor.id;
  await ctx.events.transact(ctx, async (tx) => {
    await holdMember(tx, userId);
    const item = await findItem(tx, { userId, id });
    if (!item) throw notFound('That item');
    await tx.db.monitoredItem.delete({ where: { id } });
    tx.redact(id);
    tx.append(fact('alert.monitored', { cause: 'removed', userId, item }));
  });
}
