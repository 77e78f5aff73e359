import { lazy } from 'react';

export { readDraft, writeDraft } from './draft.ts';
export { insertBlock, type Text } from './edit-text.ts';
export type { DraftState } from './use-draft.ts';

/** Its code comes when it is opened for the first time. */
export const Composer = lazy(() => import('./components/composer.tsx'));
export const preloadComposer = (): void => void import('./components/composer.tsx').catch(() => undefined);
