import { categoryDeclarations } from './declarations.ts';
import { categoryOperations } from './operations.ts';

/** Categories: where topics stand and who may read them. */
export const categories = {
  operations: categoryOperations,
  rooms: categoryDeclarations.rooms,
} as const;
