import { lazyPart } from '../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../i18n/reader.ts';

/** Who likes a post; its code and words come when it opens. */
export const LikesDialog = lazyPart(
  withMessages(async () => (await import('./likes-list.tsx')).LikesList),
  ({ onClose }) => onClose(),
);
