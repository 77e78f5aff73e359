import type { Workspace } from '@tidings/contracts';
import { type ComponentType, createContext } from 'react';

/** What a feature shows on the overview of each workspace. It is in the first bundle, so what is heavy stands behind a lazy part. */
export type WorkspacePart = { readonly name: string; readonly part: ComponentType<{ workspace: Workspace }> };

/** The parts of all features, in the order of the list; the app fills it. */
export const WorkspacePartsContext = createContext<readonly WorkspacePart[]>([]);
