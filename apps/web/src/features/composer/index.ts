import { lazyPart } from '../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../i18n/reader.ts';

export { TitleField } from './components/title-field.tsx';
export type { DraftState } from './hooks/use-draft.ts';
export { placesOf, readDraft, writeDraft } from './model/draft.ts';
export { insertBlock, type Text } from './model/edit-text.ts';
export { holdText, leftText } from './model/left-text.ts';
export { cleanTitle, type Obstacle, titleObstacle } from './model/obstacle.ts';

/** Its code comes when it is opened for the first time. */
export const Composer = lazyPart(
  withMessages(async () => (await import('./components/composer-panel.tsx')).Composer),
  ({ onClose }) => onClose(),
);
