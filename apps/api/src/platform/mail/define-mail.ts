import type { Locale } from '@tidings/contracts';
import type { Database } from '@tidings/db';
import type { Catalogue, Formatter } from '@tidings/i18n';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { EphemeralEvents } from '../realtime/delivery/ephemeral-events.ts';
import type { Handed, Transport } from './transport/transport.ts';

/** What a template writes with: the member's language and time zone, and where links lead. */
export type Writing = {
  /** Says a message of the mail's own catalogue. */
  say: (key: string, params?: Readonly<Record<string, string | number | Date>>) => string;
  formatter: Formatter;
  /** The address of a page of the web app; `path` begins with a slash. */
  link: (path: string) => string;
};

/** A mail before it is laid out; both parts are made from it. */
export type Written = {
  subject: string;
  /** The line that lists of mails show behind the subject: it adds, and never repeats. */
  preview: string;
  heading: string;
  /** Made of the parts in `render/parts.ts`: React escapes what people wrote. */
  body: readonly ReactNode[];
  /** Why the member gets it, at the foot. */
  why: string;
  /** More at the foot: what to choose, how to stop it. */
  links?: readonly { label: string; url: string }[];
};

/** With what a kind of mail hears of its hand-overs; `kind`: by a server for mail, or to the folder. */
export type HandedFrom = { live: Pick<EphemeralEvents, 'latest'>; kind: Transport['kind'] };

/** A kind of mail: what it is made from, and how it reads. */
export type MailType<D extends object = object> = {
  readonly name: string;
  readonly data: z.ZodType<D>;
  /** Accounts cannot do without it: it passes those that wait, and is sent to an address that refused mail before. */
  readonly essential: boolean;
  /** Later than this after it was decided on it is not handed over any more, in ms; a day at most. */
  readonly lifeMs: number;
  readonly messages: Readonly<Record<Locale, Catalogue>>;
  readonly write: (data: D, writing: Writing) => Written;
  /** Looks again just before it is handed over: what is still to be said, or `null` when nothing is. It may run several times. */
  readonly prepare?: (data: D, from: { db: Database }) => Promise<D | null>;
  /** Hears what came of each hand-over of one, once that is written down. It is not waited for and may not reject. */
  readonly handed?: (data: D, outcome: Handed['outcome'], from: HandedFrom) => void;
};

const DAY = 24 * 3600_000;

/** Any kind of mail: its data are parsed by its schema before anything else looks at them. */
// biome-ignore lint/suspicious/noExplicitAny: data go in and come out by the same type's schema
export type AnyMail = MailType<any>;

/** Declares a kind of mail. A feature lists its own under `mails`. Throws when it would live longer than a day. */
export function defineMail<D extends object>(
  type: Omit<MailType<D>, 'essential' | 'lifeMs'> & Partial<Pick<MailType<D>, 'essential' | 'lifeMs'>>,
): MailType<D> {
  const { essential = false, lifeMs = DAY } = type;
  if (lifeMs > DAY) throw new Error(`A mail of type ${type.name} would be sent after more than a day.`);
  return { ...type, essential, lifeMs };
}
