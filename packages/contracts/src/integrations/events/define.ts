import type { z } from 'zod';
import type { NotificationTypes } from '../../notifications/types/index.ts';

type DataOf<N extends keyof NotificationTypes> = z.infer<NotificationTypes[N]['data']>;

/** A type of event that other systems publish, and what its recipients are notified of. */
export type IntegrationEvent<
  N extends keyof NotificationTypes = 'order' | 'payment',
  D extends z.ZodObject = z.ZodObject,
> = {
  /** What other systems give. */
  readonly data: D;
  readonly notification: N;
  readonly summary: string;
  readonly present: (data: z.infer<D>) => DataOf<N>;
};

/** Declares a type of event. */
export const defineIntegrationEvent = <const N extends 'order' | 'payment', D extends z.ZodObject>(
  event: IntegrationEvent<N, D>,
): IntegrationEvent<N, D> => event;
