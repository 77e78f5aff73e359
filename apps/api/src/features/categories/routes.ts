import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { createCategory } from './create-category.ts';
import { deleteCategory } from './delete-category.ts';
import { listCategories } from './list-categories.ts';
import { patchCategory } from './patch-category.ts';

/** Categories: listing, creating, changing, deleting. */
export function categoryRoutes(app: FastifyInstance): void {
  route(app, operations.categories, listCategories);
  route(app, operations.createCategory, (ctx, { body }) => createCategory(ctx, body));
  route(app, operations.patchCategory, (ctx, { params, body }) => patchCategory(ctx, params.id, body));
  route(app, operations.deleteCategory, (ctx, { params }) => deleteCategory(ctx, params.id));
}
