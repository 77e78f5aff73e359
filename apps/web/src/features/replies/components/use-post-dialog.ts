import { useState } from 'react';
import type { PostDialog } from './post-dialogs.tsx';

export type PostDialogState = { which: PostDialog; open: (which: PostDialog) => void; close: () => void };

/** Which dialog of a post is open, shared by its header, its actions and its menu. */
export function usePostDialog(): PostDialogState {
  const [which, open] = useState<PostDialog>(undefined);
  return { which, open, close: () => open(undefined) };
}
