import type { NotificationPreferences, NotificationPreferencesInput } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { EventLog } from '../../platform/events/log/event-log.ts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { Asker } from '../../platform/kernel/actor.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { whyNotPrefer } from './policy.ts';
import { presentPreferences, type SettingRow, type TypeRow } from './presenter.ts';
import { takeSet, writeSet } from './repository.ts';

/** How long "do not disturb", or being busy, may be set to last. */
export const QUIET_MOST_MS = 366 * 24 * 3600_000;
/** How the database keeps that nothing comes by e-mail. */
const NEVER = -1;
const untouched = { inApp: null, push: null, email: null, daily: null };

/**
 * Changes what is given of what reaches the member and when; what is so already changes nothing. Throws UNSUPPORTED for a type or channel this
 * server does not know or that may not be kept away, VALIDATION_FAILED for an end of "do not disturb" that is past or more than a year away.
 */
export const setPreferences = (ctx: MemberCtx, input: NotificationPreferencesInput): Promise<NotificationPreferences> =>
  changePreferences(ctx.events, ctx, ctx.actor.id, input);

/** The same for a member who asks in another way than by a request of theirs. */
export async function changePreferences(
  events: EventLog,
  asker: Asker,
  userId: string,
  input: NotificationPreferencesInput,
): Promise<NotificationPreferences> {
  const asked = typesOf(input);
  const dndUntil = endOf(input.dndUntil);
  const { value } = await events.transact(asker, async (tx) => {
    const { row, types, choice } = await takeSet(tx, userId);
    const before = presentPreferences({ row, types, choice });
    const next: SettingRow = {
      ...row,
      quietOn: input.quietHours?.on ?? row.quietOn,
      quietSpans: input.quietHours?.spans ?? row.quietSpans,
      dndUntil: dndUntil === undefined ? row.dndUntil : dndUntil,
      busyIsQuiet: input.busyIsQuiet ?? row.busyIsQuiet,
      calm: input.calm ?? row.calm,
      sound: input.sound ?? row.sound,
      emailDelay: input.emailDelayMinutes === undefined ? row.emailDelay : (input.emailDelayMinutes ?? NEVER),
      digestHour: input.digestHour ?? row.digestHour,
    };
    const named = [...asked].map(([type, set]) => ({
      ...untouched,
      ...types.find((one) => one.type === type),
      type,
      ...set,
    }));
    const all = [...types.filter(({ type }) => !asked.has(type)), ...named];
    const isSame = JSON.stringify(presentPreferences({ row: next, types: all, choice })) === JSON.stringify(before);
    const raised = isSame ? next : { ...next, version: row.version + 1 };
    const answer = presentPreferences({ row: raised, types: all, choice });
    if (!isSame) {
      await writeSet(tx, userId, raised, named);
      tx.append(fact('preferences.changed', { cause: 'set', userId, preferences: answer }));
    }
    tx.answer({ status: 200, body: answer });
    return answer;
  });
  return value;
}

/** A member is busy from now on, or no more: all of their devices hear what that means for what reaches them. */
export async function sayBusy(tx: Tx, userId: string): Promise<void> {
  const { row, types, choice } = await takeSet(tx, userId);
  const raised = { ...row, version: row.version + 1 };
  await writeSet(tx, userId, raised, []);
  const preferences = presentPreferences({ row: raised, types, choice });
  tx.append(fact('preferences.changed', { cause: 'busy', userId, preferences }));
}

/** What is named of types, by type; of one that is named twice what it says last. */
function typesOf({ types = [] }: NotificationPreferencesInput): Map<string, Partial<TypeRow>> {
  const named = new Map<string, Partial<TypeRow>>();
  for (const { type, channels, daily } of types) {
    if (whyNotPrefer(type, channels)) {
      throw new TidingsError('UNSUPPORTED', 'This server knows no such type or channel that may be turned off.');
    }
    named.set(type, { ...named.get(type), ...channels, ...(daily !== undefined && { daily }) });
  }
  return named;
}

function endOf(until: string | null | undefined): Date | null | undefined {
  if (until === undefined || until === null) return until;
  const at = Date.parse(until);
  if (at > Date.now() && at <= Date.now() + QUIET_MOST_MS) return new Date(at);
  const message = 'Choose an end that is still to come, within a year.';
  throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'dndUntil', message }] });
}
