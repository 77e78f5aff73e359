import { livePageOf } from '../kernel/page.ts';
import { byId } from '../rest/inputs.ts';
import { operation } from '../rest/operation.ts';
import { categorySchema, categoryViewSchema, createCategoryInputSchema, patchCategoryInputSchema } from './schemas.ts';

export const categoryOperations = {
  categories: operation({
    method: 'GET',
    path: '/api/categories',
    access: 'public',
    summary:
      'Lists the categories the viewer may read, in order, with their positions and that of the viewer’s own room.',
    answer: livePageOf(categoryViewSchema),
  }),
  createCategory: operation({
    method: 'POST',
    path: '/api/categories',
    access: 'admin',
    summary: 'Creates a category.',
    body: createCategoryInputSchema,
    answer: categorySchema,
    status: 201,
  }),
  patchCategory: operation({
    method: 'PATCH',
    path: '/api/categories/:id',
    access: 'admin',
    summary: 'Changes a category; giving it a group makes it private at once.',
    params: byId,
    body: patchCategoryInputSchema,
    answer: categorySchema,
  }),
  deleteCategory: operation({
    method: 'DELETE',
    path: '/api/categories/:id',
    access: 'admin',
    summary: 'Deletes an empty category.',
    params: byId,
  }),
} as const;
