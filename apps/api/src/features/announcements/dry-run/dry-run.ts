import {
  type AudienceInput,
  announcementChannels,
  type DryRun,
  type DryRunInput,
  type DryRunLine,
  dryRunLineSchema,
  nextInterruption,
  type QuietSpan,
} from '@tidings/contracts';
import { z } from 'zod';
import type { MemberCtx } from '../../../platform/context/context.ts';
import { cutPage } from '../../../platform/http/cut-page.ts';
import { readPlace, writePlace } from '../../../platform/http/place.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { visibleGroup } from '../../groups/index.ts';
import { busyOf } from '../../interruptions/index.ts';
import { readAudience } from '../audiences.ts';
import { type Asked, countLines, type LookedUpRow, lookUp, readPeople } from './repository.ts';

const gets = (line: DryRunLine): boolean => line !== 'suspended';

async function askedOf(ctx: MemberCtx, named: AudienceInput, endsAt: string | null): Promise<Asked> {
  const audience = readAudience(named);
  if (endsAt !== null && Date.parse(endsAt) <= Date.now()) {
    const message = 'Choose an end that is still to come.';
    throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'endsAt', message }] });
  }
  if (audience.kind === 'group' && audience.id) await visibleGroup(ctx, audience.id);
  return { audience, endsAt };
}

/**
 * Counts whom an announcement would reach now, and looks a member up where one is named. Sends and stores nothing. Throws UNSUPPORTED,
 * VALIDATION_FAILED, NOT_FOUND for the group or the member.
 */
export async function dryRun(ctx: MemberCtx, input: DryRunInput, username: string | undefined): Promise<DryRun> {
  const asked = await askedOf(ctx, input.audience, input.endsAt);
  const at = new Date();
  const counted = new Map((await countLines(ctx.db, asked)).map(({ line, n }) => [line, n]));
  const lines = dryRunLineSchema.options.map((line) => ({ line, gets: gets(line), count: counted.get(line) ?? 0 }));
  const sum = (of: typeof lines) => of.reduce((total, { count }) => total + count, 0);
  const reached = sum(lines.filter((line) => line.gets));
  return {
    ...{ audience: asked.audience, at: at.toISOString(), people: sum(lines), reached, lines },
    channels: announcementChannels.map((channel) => ({ channel, count: reached })),
    lookedUp: username === undefined ? null : await lookedUp(ctx, asked, username, at),
  };
}

async function lookedUp(ctx: MemberCtx, asked: Asked, username: string, now: Date): Promise<DryRun['lookedUp']> {
  const row = await lookUp(ctx.db, asked, username);
  if (!row) throw notFound('That member');
  const { person, line } = row;
  const reason = line === null ? 'not_in_audience' : gets(line) ? null : line;
  return { person, line, reason, until: untilOf(row, now.getTime()) };
}

/** When what holds it back ends. */
function untilOf(
  { line, suspendedUntil, quietOn, quietSpans, dndUntil, zone, ...row }: LookedUpRow,
  now: number,
): string | null {
  if (line === 'suspended') return suspendedUntil?.toISOString() ?? null;
  if (line !== 'quiet') return null;
  const quietHours = { on: quietOn === true, spans: quietSpans as QuietSpan[] };
  const busy = { busy: busyOf(row, now), busyIsQuiet: row.busyIsQuiet ?? true };
  const next = nextInterruption(
    { quietHours, dndUntil: dndUntil?.toISOString() ?? null, ...busy, timeZone: zone ?? 'UTC' },
    now,
  );
  return next === null ? null : new Date(next).toISOString();
}

type PeopleQuery = {
  line: DryRunLine;
  audience: string;
  audienceId?: string | undefined;
  endsAt?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};
const placeSchema = z.tuple([z.string().min(1).max(30)]).transform(([username]) => username);

/** Who is in a line, by user name. Throws as a dry run does, and BAD_REQUEST for a cursor that is not ours. */
export async function listPeople(ctx: MemberCtx, { line, audience, audienceId, endsAt, cursor, limit }: PeopleQuery) {
  const after = cursor === undefined ? null : readPlace(placeSchema, cursor);
  const asked = await askedOf(ctx, { kind: audience, id: audienceId ?? null }, endsAt ?? null);
  const rows = await readPeople(ctx.db, asked, line, after, limit + 1);
  const { items, more } = cutPage(rows, limit, (person) => person);
  const last = items.at(-1);
  return { items, nextCursor: more && last ? writePlace([last.username]) : null };
}
