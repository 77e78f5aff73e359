import { Prisma } from '@tidings/db';
import { TidingsError } from './errors.ts';

/** Did a write fail because something else has that value already? `column` asks for one by its name. */
export const isTaken = (error: unknown, column?: string): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === 'P2002' &&
  (column === undefined || JSON.stringify(error.meta).includes(column));

/** For `catch`: throws CONFLICT when the address of `what` is taken, and what came otherwise. */
export const slugTaken =
  (what: string) =>
  (error: unknown): never => {
    if (isTaken(error)) throw new TidingsError('CONFLICT', `Another ${what} has that address.`);
    throw error;
  };
