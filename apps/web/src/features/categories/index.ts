export { categoriesQuery } from './api/categories.ts';
export { useCategory } from './use-category.ts';
export { useUnreadTopics } from './use-unread-topics.ts';
