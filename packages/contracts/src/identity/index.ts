import { identityDeclarations } from './declarations.ts';
import { identityErrors } from './errors.ts';
import { identityOperations } from './operations.ts';

/** Members: who they are, how they sign in, their sessions. */
export const identity = {
  operations: identityOperations,
  rooms: identityDeclarations.rooms,
  errors: identityErrors,
} as const;
