import { useState } from 'react';
import type { ConnectionView } from '../../lib/connection.ts';
import { looks } from './look.ts';

/** Speaks once when the state changes, not on the first page and not for each try; a lost connection interrupts. */
export function ConnectionVoice({ state }: { state: ConnectionView['state'] }) {
  const [troubled, setTroubled] = useState(false);
  const calm = state === 'connecting' || state === 'live';
  if (!troubled && !calm) setTroubled(true);
  const said = troubled ? looks()[state].said : '';
  return (
    <>
      <span role="status" className="sr-only">
        {state === 'lost' ? '' : said}
      </span>
      <span role="alert" className="sr-only">
        {state === 'lost' ? said : ''}
      </span>
    </>
  );
}
