import { type ComponentType, useEffect } from 'react';
import { useStore } from '../../../lib/store/external-store.ts';
import { createPart, type Part } from './part.ts';

function QuietView<P extends object>({ part, props }: { part: Part<ComponentType<P>>; props: P }) {
  const now = useStore(part.state);
  useEffect(part.need, []);
  return now.status === 'here' && <now.value {...props} />;
}

/** A component nothing stands or falls with: it comes after the page, and one that does not come is waited for in silence. */
export function quietPart<P extends object>(fetchIt: () => Promise<ComponentType<P>>) {
  const part = createPart(fetchIt);
  return (props: P) => <QuietView part={part} props={props} />;
}
