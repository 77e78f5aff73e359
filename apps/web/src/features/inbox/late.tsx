import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { useConnection } from '../../lib/connection.ts';
import { useMember } from '../../lib/session/state.ts';

const Bell = quietPart(async () => (await import('./components/bell.tsx')).Bell);
const Speak = quietPart(async () => (await import('./voice/speak.tsx')).Speak);

/** What waits for the reader, on every page; its place is kept until it is here. On a phone the tab does it. */
export const BellPlace = () =>
  useMember() && (
    <span className="size-8 flex-none phone:hidden">
      <Bell />
    </span>
  );

/** It speaks of what comes live, so it comes with the connection. What it says stands in the inbox as well. */
export const Voice = () => useConnection() && <Speak />;
