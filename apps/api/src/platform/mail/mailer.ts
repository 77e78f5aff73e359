import { join } from 'node:path';
import type { Locale } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { z } from 'zod';
import { plainAddress, type Sender } from '../../config/mail-address.ts';
import { deriveKeys, type KeyRing } from '../auth/secret.ts';
import type { Tx } from '../events/log/tx.ts';
import { Breaker } from './breaker.ts';
import { messageIdOf, type Thread, type Unsubscribe } from './compose.ts';
import type { AnyMail, MailType } from './define-mail.ts';
import { deliverEssential, deliverOther } from './outbox/jobs.ts';
import { insertMail, isUndeliverable, type MailRow, waitMany } from './outbox/repository.ts';
import type { Place } from './render/render.ts';
import { seal, unseal } from './seal.ts';
import { folderTransport } from './transport/folder.ts';
import { type SmtpTimings, smtpTransport } from './transport/smtp.ts';
import type { Transport } from './transport/transport.ts';

/** Mails that may wait at most, those that accounts need aside: what comes then is not sent, and its sender hears so. */
const WAITING_MOST = 50_000;

export type MailTo = {
  /** `null`: nobody with an account. */
  userId: string | null;
  address: string;
  locale: Locale;
  timeZone: string | null;
};

export type MailOptions = {
  to: MailTo;
  /** Names the mail for ever, as `verify:<id of the token>`: a second one with this key is not sent. 200 characters at most. */
  key: string;
  /** The conversation it belongs to. */
  thread?: Thread;
  unsubscribe?: Unsubscribe;
  /** Not before. */
  dueAt?: Date;
};

/** `repeated`: it was decided on before. The others were not stored: mail is off, the address is none or takes no mail, too much waits. */
export type Posted = {
  outcome: 'queued' | 'repeated' | 'off' | 'no_address' | 'undeliverable' | 'full';
  messageId: string;
};

type MailConfig = {
  mail: boolean;
  production: boolean;
  smtpUrl: string | undefined;
  mailFrom: Sender;
  mailPostal: string;
  publicUrl: string;
  dataDir: string;
  timings: SmtpTimings & { mailPause: number };
};

const saidSchema = z.object({
  data: z.unknown(),
  thread: z.object({ id: z.string() }).nullable(),
  unsubscribe: z.object({ url: z.string() }).nullable(),
});

/** The outbox: takes mails in the transaction that causes them, and knows how they are handed over. */
export class Mailer {
  readonly types: ReadonlyMap<string, AnyMail>;
  readonly transport: Transport;
  readonly breaker: Breaker;
  /** False: no mail is stored or sent. */
  readonly on: boolean;
  readonly from: Sender;
  readonly place: Place;
  /** Counts what became of a hand-over. */
  readonly count: (type: string, outcome: string) => void;
  readonly #keys: KeyRing;

  /** Throws when two features send mails of one name. */
  constructor(
    config: MailConfig,
    secrets: KeyRing,
    types: readonly AnyMail[],
    count: (type: string, outcome: string) => void,
  ) {
    this.types = new Map(types.map((type) => [type.name, type]));
    if (this.types.size < types.length) throw new Error('Two features send mails of the same name.');
    this.#keys = deriveKeys(secrets, 'mail');
    this.on = config.mail;
    this.from = config.mailFrom;
    this.place = { publicUrl: config.publicUrl, name: config.mailFrom.name, postal: config.mailPostal };
    this.transport =
      config.smtpUrl === undefined
        ? folderTransport(join(config.dataDir, 'mail'))
        : smtpTransport(config.smtpUrl, config.timings);
    this.breaker = new Breaker(5, { first: config.timings.mailPause, most: config.timings.mailPause * 10 });
    this.count = count;
  }

  /**
   * Decides on a mail: it is stored with its job in the caller's transaction, and handed over at most once, whatever happens.
   * Throws a ZodError when the data are not what the type carries.
   */
  async send<D extends object>(tx: Tx, type: MailType<D>, data: NoInfer<D>, options: MailOptions): Promise<Posted> {
    const { to, key, thread = null, unsubscribe = null, dueAt } = options;
    const messageId = messageIdOf(key, this.from);
    if (!this.on) return { outcome: 'off', messageId };
    const address = plainAddress(to.address);
    if (address === null) return { outcome: 'no_address', messageId };
    if (!type.essential) {
      if (await isUndeliverable(tx.db, address)) return { outcome: 'undeliverable', messageId };
      if (await waitMany(tx.db, WAITING_MOST)) return { outcome: 'full', messageId };
    }
    const id = uuidv7();
    const begins = dueAt?.getTime() ?? Date.now();
    const stored = await insertMail(tx.db, {
      ...{ id, key, messageId, type: type.name, userId: to.userId, address, locale: to.locale },
      timeZone: to.timeZone ?? 'UTC',
      sealed: seal(this.#keys, id, { data: type.data.parse(data), thread, unsubscribe }),
      essential: type.essential,
      expiresAt: new Date(begins + type.lifeMs),
    });
    if (!stored) return { outcome: 'repeated', messageId };
    const job = type.essential ? deliverEssential : deliverOther;
    tx.enqueue(job, { mailId: id }, { uniqueKey: `mail:${id}`, ...(dueAt && { dueAt }) });
    return { outcome: 'queued', messageId };
  }

  /** Takes back mails that were not handed over yet, by their keys. Returns the keys of those that will not be sent. */
  async withdraw(tx: Tx, keys: readonly string[]): Promise<string[]> {
    const rows = await tx.db.mail.updateManyAndReturn({
      where: { key: { in: [...keys] }, status: 'queued' },
      data: { status: 'withdrawn', sealed: null, settledAt: new Date() },
      select: { key: true },
    });
    return rows.map(({ key }) => key);
  }

  /** What a stored mail says. Throws when it was sealed with a secret that is gone. */
  open({ id, sealed }: MailRow) {
    if (sealed === null) throw new Error('What the mail says was forgotten');
    return saidSchema.parse(unseal(this.#keys, id, sealed));
  }
}
