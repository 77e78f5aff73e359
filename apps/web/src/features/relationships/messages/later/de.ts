import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'follow.off': 'Folgen',
  'follow.on': 'Du folgst',
  'follow.label': '{name} folgen: von neuen Themen hören',
  'block.menu': 'Blockieren …',
  'block.ask': '{name} blockieren?',
  'block.means':
    'Du hörst nichts mehr von dieser Person, ihre Beiträge sind eingeklappt, und keiner von euch folgt dem anderen. Sie erfährt nichts davon.',
  'block.do': 'Blockieren',
  'block.done': '{name} ist blockiert.',
  'block.is': 'Du hast {name} blockiert. Du hörst nichts mehr von dieser Person, und ihre Beiträge sind eingeklappt.',
  'block.undo': 'Nicht mehr blockieren',
  'block.undoLabel': '{name} nicht mehr blockieren',
  'block.undone': '{name} ist nicht mehr blockiert.',
  'block.people': 'Blockierte Personen',
  'block.folded': 'Verborgen: jemand, den du blockiert hast.',
  'block.show': 'Zeigen',
};
