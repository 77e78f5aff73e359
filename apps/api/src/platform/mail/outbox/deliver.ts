import type { Database } from '@tidings/db';
import { handleJob, type Job } from '../../jobs/job-handler.ts';
import type { Log } from '../../telemetry/log.ts';
import { compose } from '../compose.ts';
import type { AnyMail, HandedFrom } from '../define-mail.ts';
import type { Mailer } from '../mailer.ts';
import { renderMail } from '../render/render.ts';
import type { Composed, Handed } from '../transport/transport.ts';
import { deliverEssential, deliverOther, pruneMails } from './jobs.ts';
import {
  type MailRow,
  markAddress,
  markHanded,
  readMail,
  removeOldMails,
  settleMail,
  unmarkHanded,
} from './repository.ts';

const KEPT_DAYS = 30;

type Needs = {
  db: Database;
  mail: Mailer;
  live: HandedFrom['live'];
  config: { failpoints: readonly string[] };
};

/**
 * Hands one mail over, at most once: the marker is written before, and a mail whose marker is there already was handed over,
 * as far as anybody knows. Throws when it is to be tried again.
 */
async function deliver({ payload: { mailId } }: Job<{ mailId: string }>, services: Needs, log: Log): Promise<void> {
  const { db, mail: mailer, config } = services;
  const row = await readMail(db, mailId);
  if (row?.status === 'handed') {
    log.warn(
      { mail: row.id },
      'A server ended while it handed a mail over; the mail counts as sent and is not sent again',
    );
    return settleMail(db, row.id, 'unknown', 'The server ended while it was handed over');
  }
  if (row?.status !== 'queued') return;
  if (row.expiresAt.getTime() <= Date.now()) return settleMail(db, row.id, 'expired', 'It would have come too late');
  const pass = mailer.breaker.enter();
  if (!pass) throw new Error('The server for mail failed several times; it is left alone for a while');
  try {
    const composed = await composeRow(row, services, log);
    if (composed === null) return;
    if (!(await markHanded(db, row.id))) return;
    if (config.failpoints.includes('mail-marked')) process.kill(process.pid, 'SIGKILL');
    const handed = await mailer.transport.hand({ from: mailer.from.address, to: row.address }, composed.mail);
    if (handed.outcome === 'unknown' || (handed.outcome === 'later' && handed.away)) pass.failed();
    else pass.succeeded();
    mailer.count(row.type, handed.outcome);
    try {
      await keepHanded(row, handed, services, log);
    } finally {
      composed.tell(handed.outcome);
    }
  } finally {
    pass.unused();
  }
}

/** The mail as bytes, and who hears what came of it. */
type Composing = { mail: Composed; tell: (outcome: Handed['outcome']) => void };

/** The mail as bytes; `null` when there is nothing to send, which is written down. */
async function composeRow(row: MailRow, services: Needs, log: Log): Promise<Composing | null> {
  const { db, mail, live } = services;
  const type = mail.types.get(row.type);
  // During a deployment another server may know it.
  if (!type) throw new Error(`No feature sends mails of type ${row.type}`);
  try {
    const said = mail.open(row);
    const data = await stillToSay(type, type.data.parse(said.data), services);
    if (data === null) {
      await settleMail(db, row.id, 'withdrawn', 'superseded');
      return null;
    }
    const rendered = await renderMail(type, data, row, mail.place);
    const { thread, unsubscribe } = said;
    const composed = await compose({
      ...row,
      ...rendered,
      to: row.address,
      at: row.createdAt,
      from: mail.from,
      thread,
      unsubscribe,
    });
    return {
      mail: composed,
      tell: (outcome) => type.handed?.(data, outcome, { live, kind: mail.transport.kind }),
    };
  } catch (error) {
    if (error instanceof PrepareError) throw error.cause;
    log.error({ err: error, mail: row.id, type: row.type }, 'Could not write a mail; it is not sent');
    await settleMail(db, row.id, 'failed', 'It could not be written');
    return null;
  }
}

/** What `prepare` threw: the database, for instance. The mail is tried again. */
class PrepareError extends Error {}

const stillToSay = async (type: AnyMail, data: object, services: Needs): Promise<object | null> => {
  if (!type.prepare) return data;
  return type.prepare(data, services).catch((error: unknown) => {
    throw new PrepareError('Could not look whether the mail is still to be sent', { cause: error });
  });
};

async function keepHanded(row: MailRow, handed: Handed, { db }: Needs, log: Log): Promise<void> {
  const { outcome, detail } = handed;
  if (outcome === 'later') {
    await unmarkHanded(db, row.id, detail);
    throw new Error(`The server for mail did not take it: ${detail}`);
  }
  await settleMail(db, row.id, outcome, detail);
  if (outcome === 'refused') await markAddress(db, row.address, detail);
  else if (outcome === 'sent') await markAddress(db, row.address, null);
  if (outcome !== 'sent') log.warn({ mail: row.id, type: row.type, outcome, detail }, 'A mail was not surely accepted');
}

export const mailJobs = [
  handleJob(deliverEssential, deliver),
  handleJob(deliverOther, deliver),
  handleJob(pruneMails, (_job, { db }: Needs) => removeOldMails(db, KEPT_DAYS)),
];
