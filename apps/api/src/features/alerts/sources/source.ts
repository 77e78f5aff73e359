import type { AlertSource, Findings, NotificationTypeName, Severity } from '@tidings/contracts';
import type { z } from 'zod';

/**
 * What a detector says: the finding as it is kept and shown, how bad it is, and what makes it this finding and no other. `key` may hold
 * what is not kept: it is hashed with a secret of the server.
 */
export type Detected<S extends AlertSource = AlertSource> = {
  readonly finding: Findings[S];
  readonly severity: Severity;
  readonly key: readonly string[];
};

/** A source of alerts: what it finds, how raw input becomes findings, and what members are notified of. All of it is pure. */
export type Source<S extends AlertSource = AlertSource, R extends z.ZodType = z.ZodType> = {
  readonly source: S;
  readonly type: NotificationTypeName;
  /** Raw input of the detector. */
  readonly raw: R;
  /** Looks at raw input; an empty list: there is nothing to warn of. */
  readonly detect: (raw: z.output<R>) => readonly Detected<S>[];
  /** Takes what a source outside has found: says how bad it is, and keeps nothing that is not to be kept. */
  readonly take: (finding: Findings[S]) => Detected<S>;
  /** What the words of the notification are made from. */
  readonly words: (finding: Findings[S]) => Record<string, string | number>;
};

/** Declares a source of alerts. */
export const defineSource = <const S extends AlertSource, R extends z.ZodType>(source: Source<S, R>): Source<S, R> =>
  source;
