import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob, type Queue } from '../../../platform/jobs/define-job.ts';
import { handleJob } from '../../../platform/jobs/job-handler.ts';
import { watchersOf } from '../monitored/repository.ts';
import { pepperOf } from '../pepper.ts';
import { type Publishing, publishAlert } from '../publish/publish-alert.ts';
import { darkwatch } from '../sources/darkwatch/darkwatch.ts';
import { importLines, type Lot, type Progress } from './import-lines.ts';
import { LineTooLong } from './read-lines.ts';
import { storeHashes } from './records.ts';

/** One file at a time on a server: others do not wait behind it. */
const queue: Queue = { name: 'breaches', concurrency: 1 };
export const importJob = defineJob(
  'alerts:import-breach',
  z.strictObject({ id: z.uuid(), correlationId: z.string() }),
  {
    queue,
    maxAttempts: 3,
  },
);
/** Bytes that are read at once. */
const CHUNK = 64 * 1024;
/** Whoever has one of the identifiers of a lot watched; more than there are in a lot. */
const WATCHERS_MAX = 50_000;

export const folderOf = ({ dataDir }: Pick<Services['config'], 'dataDir'>): string => join(dataDir, 'breaches');

type Breach = { id: string; number: number; name: string; file: string; exposed: string[]; leakedAt: Date | null };
type On = Pick<Services, 'db' | 'events'> & Publishing;

/** Warns whoever has something of this lot watched. Answers how many items that were. */
async function warn(on: On, { name, exposed, leakedAt }: Breach, { byItem }: Lot): Promise<number> {
  const watchers = await watchersOf(on.db, [...byItem.keys()], WATCHERS_MAX);
  for (const { id, userId, hash } of watchers) {
    const record = byItem.get(hash);
    if (!record) continue;
    const detected = darkwatch.take({
      ...{ kind: record.kind, identifier: record.normal, breach: name, records: null },
      ...{ exposed: exposed as never, leakedAt: leakedAt?.toISOString() ?? null },
    });
    await publishAlert(on, userId, { source: 'darkwatch', ...detected, monitoredId: id });
  }
  return watchers.length;
}

async function readBreach(on: On, breach: Breach, path: string): Promise<Progress> {
  const stat = await lstat(path).catch(() => null);
  if (!stat?.isFile()) throw new TypeError(`There is no file ${breach.file} in the folder breaches any more.`);
  const save = ({ lines, taken, skipped, matched, bytes }: Progress) =>
    on.db.prisma.breach.update({
      where: { id: breach.id },
      data: { lines, taken, skipped, matched, share: stat.size === 0 ? 1 : Math.min(1, bytes / stat.size) },
    });
  const chunks = createReadStream(path, { highWaterMark: CHUNK });
  try {
    const progress = await importLines(chunks, on.pepper, async (lot, sofar) => {
      await storeHashes(on.db, breach.number, lot.hashes);
      const matched = await warn(on, breach, lot);
      await save({ ...sofar, matched: sofar.matched + matched });
      return matched;
    });
    await save(progress);
    return progress;
  } finally {
    chunks.destroy();
  }
}

/** Imports one file. What is wrong with the file is said where admins look; what is wrong with the server is tried again. */
export const handleImport = handleJob(importJob, async ({ payload }, services: Services, log) => {
  const { db, config } = services;
  const { id, correlationId } = payload;
  const breach = await db.prisma.breach.findUnique({ where: { id } });
  if (!breach || breach.state === 'done' || breach.state === 'failed') return;
  await db.prisma.breach.update({ where: { id }, data: { state: 'running' } });
  const pepper = await pepperOf(services);
  const on = { db, events: services.events, pepper, correlationId, patienceMs: config.timings.familyPatience };
  const end = (data: { state: 'done' | 'failed'; error?: string }) =>
    db.prisma.breach.update({ where: { id }, data: { ...data, endedAt: new Date() } });
  try {
    const { lines, taken, skipped, matched } = await readBreach(on, breach, join(folderOf(config), breach.file));
    await end({ state: 'done' });
    log.info({ breach: breach.name, lines, taken, skipped, matched }, 'Imported a set of leaked records');
  } catch (error) {
    if (!(error instanceof LineTooLong || error instanceof TypeError)) throw error;
    await end({ state: 'failed', error: error.message.slice(0, 300) });
    log.warn(
      { breach: breach.name, file: breach.file, why: error.message },
      'Could not import a set of leaked records',
    );
  }
});
