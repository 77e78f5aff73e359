import { lazyPart } from '../../components/part/lazy-part.tsx';

export { readDraft, writeDraft } from './draft.ts';
export { insertBlock, type Text } from './edit-text.ts';
export type { DraftState } from './use-draft.ts';

/** Its code comes when it is opened for the first time. */
export const Composer = lazyPart(
  async () => (await import('./components/composer.tsx')).Composer,
  ({ onClose }) => onClose(),
);
