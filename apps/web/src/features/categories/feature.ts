import { defineFeature } from '../../lib/feature/define-feature.ts';
import { CategoryNav } from './components/category-nav.tsx';
import { CategoryRooms } from './components/category-rooms.tsx';
import { CategoryTab } from './components/category-tab.tsx';

export const categories = defineFeature({
  name: 'categories',
  navigation: [{ sidebar: CategoryNav, phone: CategoryTab }],
  everywhere: CategoryRooms,
});
