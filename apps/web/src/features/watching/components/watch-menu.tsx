import type { WatchLevel } from '@tidings/contracts';
import { useEffect } from 'react';
import { createPart } from '../../../components/ui/part/part.ts';
import { withMessages } from '../../../i18n/reader.ts';
import { useStore } from '../../../lib/store/external-store.ts';
import type { WatchProps } from './watch-choice.tsx';

const part = createPart(withMessages(async () => (await import('./watch-choice.tsx')).WatchChoice));

type Props = Omit<WatchProps, 'level'> & {
  /** Absent from older servers, and for visitors: then there is nothing to choose. */
  level: WatchLevel | undefined;
};

function Later(props: WatchProps) {
  const now = useStore(part.state);
  useEffect(() => part.need(), []);
  // Its place is kept; what did not come now comes by itself once it can.
  return now.status === 'here' ? <now.value {...props} /> : <span className="size-8 flex-none phone:size-11" />;
}

/** How much the reader wants to hear of this. Its code and words come after the page. */
export const WatchMenu = ({ level, ...props }: Props) => level !== undefined && <Later level={level} {...props} />;
