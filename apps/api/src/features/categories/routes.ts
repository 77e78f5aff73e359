import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import { route } from '../../platform/http/route.ts';
import { listCategories } from './list-categories.ts';
import { createCategory, deleteCategory, patchCategory } from './write-category.ts';

export function categoryRoutes(app: FastifyInstance): void {
  route(app, operations.categories, listCategories);
  route(app, operations.createCategory, (ctx, { body }) => createCategory(ctx, body));
  route(app, operations.patchCategory, (ctx, { params, body }) => patchCategory(ctx, params.id, body));
  route(app, operations.deleteCategory, (ctx, { params }) => deleteCategory(ctx, params.id));
}
