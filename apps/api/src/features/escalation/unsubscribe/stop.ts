import { notificationTypes } from '@tidings/contracts';
import type { Services } from '../../../platform/feature/services.ts';
import { setEmail } from '../../interruptions/index.ts';
import type { Stopping } from './token.ts';

/** Types of a category that members may turn off. */
export const typesOf = (category: string): string[] =>
  Object.values(notificationTypes)
    .filter((type) => type.category === category && type.mutable)
    .map(({ type }) => type);

/** Stops e-mails of a category to a member, or lets those of `types` come again. Doing it twice changes nothing. Returns what it changed. */
export const stop = (services: Services, { userId, category }: Stopping): Promise<string[]> =>
  setEmail(services, userId, typesOf(category), false);

export const resume = (
  services: Services,
  { userId, category }: Stopping,
  types: readonly string[],
): Promise<string[]> =>
  setEmail(
    services,
    userId,
    typesOf(category).filter((type) => types.includes(type)),
    true,
  );
