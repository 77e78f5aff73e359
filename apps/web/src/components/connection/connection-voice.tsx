import { useRef } from 'react';
import type { ConnectionView } from '../../lib/connection.ts';
import { looks } from './look.ts';

/** Speaks once when the state changes, not on the first page and not for each try; a lost connection interrupts. */
export function ConnectionVoice({ state }: { state: ConnectionView['state'] }) {
  const first = useRef(true);
  const said = useRef('');
  if (state !== 'connecting' && state !== 'live') first.current = false;
  said.current = first.current ? '' : looks[state].said;
  return (
    <>
      <span role="status" className="sr-only">
        {state === 'lost' ? '' : said.current}
      </span>
      <span role="alert" className="sr-only">
        {state === 'lost' ? said.current : ''}
      </span>
    </>
  );
}
