import { deadLetterOperations } from './operations.ts';

/** Work that failed for good, until an admin has it tried again or gives it up. */
export const deadLetters = { operations: deadLetterOperations } as const;
