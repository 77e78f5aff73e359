import type { CreateAnnouncement, ManagedAnnouncement, PatchAnnouncement } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Tx } from '../../../platform/events/log/tx.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { fact } from '../../../platform/kernel/facts.ts';
import { assertAllowed } from '../../../platform/rights/why-not.ts';
import { whyNotSpeak } from '../../identity/index.ts';
import { holdAudience, readAudience, readChannels } from '../audiences.ts';
import { isWaiting, unfitTime, whyNotChange } from '../policy.ts';
import { type AnnouncementRow, presentAnnouncement, presentManaged } from '../presenter.ts';
import { publish } from './change.ts';
import { readAudienceOf, readMade, takeAnnouncement } from './repository.ts';
import { schedule } from './schedule.ts';

type Fields = Omit<PatchAnnouncement, 'version' | 'state'>;

/** What a request names, as columns. Throws UNSUPPORTED, VALIDATION_FAILED. */
function columnsOf({ link, audience, channels, publishAt, endsAt, ...rest }: Fields) {
  const date = (value: string | null) => (value === null ? null : new Date(value));
  const whom = audience && readAudience(audience);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(link !== undefined && { linkUrl: link?.url ?? null, linkWords: link?.words ?? null }),
    ...(whom && { audience: whom.kind, audienceId: whom.id }),
    ...(channels && { channels: readChannels(channels) }),
    ...(publishAt !== undefined && { publishAt: date(publishAt) }),
    ...(endsAt !== undefined && { endsAt: date(endsAt) }),
  } as Partial<Pick<AnnouncementRow, 'importance' | 'title' | 'body' | 'linkUrl' | 'linkWords'>> &
    Partial<Pick<AnnouncementRow, 'audience' | 'audienceId' | 'channels' | 'publishAt' | 'endsAt'>>;
}

function assertTimes(row: Parameters<typeof unfitTime>[0], given: Parameters<typeof unfitTime>[1]): void {
  const unfit = unfitTime(row, given);
  if (unfit) throw new TidingsError('VALIDATION_FAILED', unfit.message, { details: [unfit] });
}

async function answer(tx: Tx, id: string, status: 200 | 201): Promise<ManagedAnnouncement> {
  const body = presentManaged(await readMade(tx, id));
  tx.answer({ status, body });
  return body;
}

/** Saves a draft, plans an announcement or sends it. Throws SILENCED, UNSUPPORTED, VALIDATION_FAILED, NOT_FOUND for its group. */
export async function createAnnouncement(ctx: MemberCtx, input: CreateAnnouncement): Promise<ManagedAnnouncement> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const { state, ...fields } = input;
  const audience = readAudience(input.audience);
  const columns = columnsOf(fields) as Omit<AnnouncementRow, 'id' | 'state' | 'version'>;
  assertTimes({ ...columns, state }, { publishAt: true, endsAt: true });
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await holdAudience(tx, audience);
    const by = { createdById: ctx.actor.id, updatedById: ctx.actor.id };
    // Going out is a version of its own, the first where nobody saw another.
    const first = state === 'published' ? ({ state: 'draft', version: 0 } as const) : { state, version: 1 };
    const row = await tx.db.announcement.create({ data: { id: uuidv7(), ...columns, ...by, ...first } });
    if (state === 'published')
      await publish(tx, row, { at: new Date(), cause: 'sent', correlationId: ctx.correlationId });
    else await schedule(tx, row, ctx.correlationId);
    return answer(tx, row.id, 201);
  });
  return value;
}

const CONFLICT = 'It is out: whom it is for and when it went out stay as they are. What has ended does not change.';

/** Changes an announcement. Throws SILENCED, NOT_FOUND, VERSION_CONFLICT, CONFLICT, UNSUPPORTED, VALIDATION_FAILED. */
export async function patchAnnouncement(
  ctx: MemberCtx,
  id: string,
  { version, state, ...fields }: PatchAnnouncement,
): Promise<ManagedAnnouncement> {
  assertAllowed(whyNotSpeak(ctx.actor));
  const columns = columnsOf(fields);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    if (fields.audience ?? (state && state !== 'draft')) {
      await holdAudience(tx, fields.audience ? readAudience(fields.audience) : await readAudienceOf(tx, id));
    }
    const before = await takeAnnouncement(tx, id);
    await assertVersion(tx, before, version);
    const changed = changesOf(before, columns);
    const moved = ['audience', 'audienceId', 'publishAt'].some((name) => name in changed);
    if (whyNotChange(before, { ...(state && { state }), moved })) throw new TidingsError('CONFLICT', CONFLICT);
    const waits = isWaiting(before);
    const next = { ...before, ...changed, state: waits ? (state ?? before.state) : before.state };
    const replanned = next.state === 'planned' && (before.state !== 'planned' || 'publishAt' in changed);
    assertTimes(next, {
      publishAt: replanned || 'publishAt' in changed,
      endsAt: 'endsAt' in changed || next.state !== before.state || replanned,
    });
    if (Object.keys(changed).length === 0 && next.state === before.state) return answer(tx, id, 200);
    await writeChange(ctx, tx, before, changed, next.state);
    return answer(tx, id, 200);
  });
  return value;
}

async function assertVersion(tx: Tx, row: AnnouncementRow, version: number): Promise<void> {
  if (row.version === version) return;
  const { updatedBy } = await readMade(tx, row.id);
  const message = `${updatedBy.displayName} changed it last; it is at version ${row.version} now.`;
  throw new TidingsError(
    'VERSION_CONFLICT',
    'This announcement was changed meanwhile. Look at it again before you save.',
    { details: [{ path: 'version', message }] },
  );
}

/** Those columns that are not so already. */
function changesOf(before: AnnouncementRow, columns: ReturnType<typeof columnsOf>): typeof columns {
  const text = (value: unknown) => JSON.stringify(value);
  const named = Object.entries(columns) as [keyof typeof columns, unknown][];
  return Object.fromEntries(named.filter(([name, value]) => text(value) !== text(before[name]))) as typeof columns;
}

async function writeChange(
  ctx: MemberCtx,
  tx: Tx,
  before: AnnouncementRow,
  changed: ReturnType<typeof columnsOf>,
  state: AnnouncementRow['state'],
): Promise<void> {
  const now = new Date();
  const isOut = before.state === 'published';
  const sends = !isOut && state === 'published';
  const by = { updatedAt: now, updatedById: ctx.actor.id, ...(isOut && { editedAt: now }) };
  const kept = sends ? before.state : state;
  const version = sends ? {} : { version: { increment: 1 } };
  const row = await tx.db.announcement.update({
    where: { id: before.id },
    data: { ...changed, ...by, ...version, state: kept },
  });
  if (sends) return publish(tx, row, { at: now, cause: 'sent', correlationId: ctx.correlationId });
  await schedule(tx, row, ctx.correlationId);
  if (isOut) tx.append(fact('announcement.changed', { cause: 'edited', announcement: presentAnnouncement(row) }));
}
