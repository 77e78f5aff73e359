import type { FamilyShare, Severity } from '@tidings/contracts';
import type { Tx } from '../../../platform/events/log/tx.ts';

/** Whether the family has an alert at once, one after the other when nobody takes it in hand, or not at all. */
export function sharing(shares: FamilyShare, severity: Severity): 'at once' | 'later' | 'never' {
  if (shares === 'everything') return 'at once';
  if (severity !== 'critical' || shares === 'nothing') return 'never';
  return shares === 'critical' ? 'at once' : 'later';
}

type Contact = { userId: string; shares: FamilyShare };

/** Who of a member's family has an alert of theirs of this severity at once, and who is asked for help later, in their order. */
export async function contactsOf(tx: Tx, ownerId: string, severity: Severity) {
  const contacts = await tx.db.$queryRaw<Contact[]>`
    SELECT m.user_id AS "userId", x.shares FROM family_member x JOIN family_member m ON m.family_id = x.family_id
    WHERE x.user_id = ${ownerId}::uuid AND x.joined_at IS NOT NULL AND m.joined_at IS NOT NULL AND m.user_id <> x.user_id
    ORDER BY m.owner DESC, m.joined_at, m.user_id`;
  const how = contacts[0] ? sharing(contacts[0].shares, severity) : 'never';
  const ids = contacts.map(({ userId }) => userId);
  return { atOnce: how === 'at once' ? ids : [], later: how === 'later' ? ids : [] };
}

/** `contactsOf` within one transaction, in which a member's family is asked for once a severity. */
export function familiesOf(tx: Tx) {
  const asked = new Map<string, ReturnType<typeof contactsOf>>();
  return (ownerId: string, severity: Severity) => {
    const key = `${ownerId} ${severity}`;
    const found = asked.get(key) ?? contactsOf(tx, ownerId, severity);
    asked.set(key, found);
    return found;
  };
}
