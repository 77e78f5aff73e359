import { SquarePen } from 'lucide-react';
import { t } from '../../i18n/t.ts';
import type { PaletteSource } from '../../lib/feature/palette.ts';
import { openNewTopic } from './hooks/new-topic.ts';

/** What the palette offers of topics: to start one. */
export const palette: readonly PaletteSource[] = [
  {
    group: 'search.palette.do',
    audience: 'members',
    find: (typed) => {
      const label = t('action.newTopic');
      if (!label.toLowerCase().includes(typed.trim().toLowerCase())) return [];
      return [{ id: 'new-topic', label, icon: <SquarePen />, keys: 'c', run: () => openNewTopic() }];
    },
  },
];
