import { lazyPart } from '../../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../../i18n/reader.ts';

export const HiddenText = lazyPart(
  withMessages(async () => (await import('./hidden-text.tsx')).HiddenText),
  () => undefined,
);
