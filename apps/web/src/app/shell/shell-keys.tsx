import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lazyPart } from '../../components/ui/part/lazy-part.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { movePane } from '../../lib/keyboard/panes.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { isFor } from '../../lib/session/audience.ts';
import { useMember } from '../../lib/session/state.ts';
import { type AppNavKey, navKeys } from '../list/navigation.ts';

const KeyboardHelp = lazyPart(
  withMessages(async () => (await import('./keyboard-help.tsx')).KeyboardHelp),
  ({ onOpenChange }) => onOpenChange(false),
);

function GoToKey({ keys, page }: { keys: string; page: AppNavKey }): null {
  const navigate = useNavigate();
  const member = useMember();
  useShortcut(keys, () => void navigate({ to: page.to }), isFor(page.audience, member));
  return null;
}

/** The keys that work on every page, and their help. */
export function ShellKeys() {
  const [helping, setHelping] = useState(false);
  useShortcut('?', () => setHelping(true));
  useShortcut('f6', ({ shiftKey }) => movePane(shiftKey ? -1 : 1));
  return (
    <>
      {navKeys.map((page) => page.key !== undefined && <GoToKey key={page.to} keys={page.key} page={page} />)}
      {helping && <KeyboardHelp open={helping} onOpenChange={setHelping} />}
    </>
  );
}
