import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { useMember } from '../../lib/session/state.ts';

const Unverified = quietPart(
  withMessages(async () => (await import('./components/unverified-banner.tsx')).UnverifiedBanner),
);

/** Looks and words come only for who has not confirmed their address. */
export const UnverifiedPlace = () => useMember()?.emailVerified === false && <Unverified />;
