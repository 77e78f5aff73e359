import type { Config } from '../../config/config.ts';
import type { KeyRing } from '../auth/secret.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { AnyMail } from './define-mail.ts';
import { Mailer } from './mailer.ts';

type Core = { config: Config; secrets: KeyRing; metrics: Metrics };

/** Opens the outbox for the mails that the features send. */
export function openMailer({ config, secrets, metrics }: Core, features: readonly { mails?: readonly AnyMail[] }[]) {
  const types = features.flatMap(({ mails = [] }) => mails);
  const mailer = new Mailer(config, secrets, types, (type, outcome) => metrics.mails.inc({ type, outcome }));
  metrics.gauge('mail_left_alone', '1 while the server for mail is left alone because it failed', () =>
    mailer.breaker.open ? 1 : 0,
  );
  return mailer;
}
