import { type ComponentType, useEffect } from 'react';
import { useStore } from '../../../lib/external-store.ts';
import { createPart, type Part } from './part.ts';
import { PartMissing } from './part-missing.tsx';

type Props<P extends object> = { part: Part<ComponentType<P>>; close: (props: P) => void; props: P };

function PartView<P extends object>({ part, close, props }: Props<P>) {
  const now = useStore(part.state);
  useEffect(() => part.need(), [part]);
  if (now.status === 'waiting') return null;
  if (now.status === 'here') return <now.value {...props} />;
  return <PartMissing {...now} onRetry={() => void part.load()} onClose={() => close(props)} />;
}

/**
 * A component whose code comes when it is first shown. When it does not come, that is said with a way to try again;
 * `close` is what the reader does instead.
 */
export function lazyPart<P extends object>(fetchIt: () => Promise<ComponentType<P>>, close: (props: P) => void) {
  const part = createPart(fetchIt);
  const render = (props: P) => <PartView part={part} close={close} props={props} />;
  return Object.assign(render, { preload: (): void => void part.load() });
}
