import {
  type IntegrationEvent,
  type IntegrationEventName,
  integrationEvents,
  type PublishEvent,
} from '@tidings/contracts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

/** What an event is to its recipients: a type of notification, and what it is made from. */
export type Read = { type: string; data: Record<string, unknown> };

const DETAILS_MAX = 10;

/** Reads what an event carries by its type. Throws UNSUPPORTED for a type nobody knows, VALIDATION_FAILED for other data. */
export function readEvent({ type, data }: Pick<PublishEvent, 'type' | 'data'>): Read {
  if (!Object.hasOwn(integrationEvents, type))
    throw new TidingsError(
      'UNSUPPORTED',
      `This server knows no event ${type}: ${Object.keys(integrationEvents).join(', ')}.`,
    );
  const event = integrationEvents[type as IntegrationEventName] as IntegrationEvent;
  const parsed = event.data.safeParse(data);
  if (parsed.success) return { type: event.notification, data: event.present(parsed.data) };
  const details = parsed.error.issues.slice(0, DETAILS_MAX).map(({ path, message }) => ({
    path: ['data', ...path].join('.'),
    message,
  }));
  throw new TidingsError('VALIDATION_FAILED', details[0]?.message ?? 'The data is not what the type carries.', {
    details,
  });
}
