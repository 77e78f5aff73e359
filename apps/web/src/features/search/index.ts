import { lazyPart } from '../../components/ui/part/lazy-part.tsx';

/** It comes when somebody finds in a topic for the first time. */
export const FindBar = lazyPart(
  async () => (await import('./find/find-bar.tsx')).FindBar,
  ({ onClose }) => onClose(),
);
