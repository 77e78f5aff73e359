import { identityDeclarations } from './declarations.ts';
import { identityErrors } from './errors.ts';
import { siteInvitationOperations } from './invitation-operations.ts';
import { leavingOperations } from './leaving-operations.ts';
import { identityOperations } from './operations.ts';

/** Members: who they are, how they sign in, their sessions. */
export const identity = {
  operations: { ...identityOperations, ...siteInvitationOperations, ...leavingOperations },
  rooms: identityDeclarations.rooms,
  errors: identityErrors,
} as const;
