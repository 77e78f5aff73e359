import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listCategories } from './service.ts';

export { categoryScope, readableCategoryIds } from './repository.ts';

/** Categories: who may read what. */
export function categories(app: FastifyInstance): void {
  route(app, operations.categories, listCategories);
}
