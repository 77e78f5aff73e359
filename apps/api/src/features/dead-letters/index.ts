import { defineFeature } from '../../platform/feature/feature.ts';
import { deadLettersPersonal } from './personal.ts';
import { deadLetterRights } from './rights.ts';
import { deadLetterRoutes } from './routes.ts';

/** Work that failed for good: an admin sees it, has it tried again, or gives it up. */
export const deadLetters = defineFeature({
  name: 'dead-letters',
  personal: deadLettersPersonal,
  routes: deadLetterRoutes,
  rights: { operations: deadLetterRights },
});
