export { categoriesQuery } from './api/categories.ts';
