import type { Feature } from './define-feature.ts';
import type { NavPage, NavPart } from './navigation.ts';

type Declared = Pick<Feature, 'commandPalette'> & { readonly navigation?: readonly (NavPage | NavPart)[] };

/** All features, for what is made of every one of them and is itself a feature. The list of the app fills it. */
export const declared: { features: readonly Declared[] } = { features: [] };
