import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { lazyPart } from '../../components/part/lazy-part.tsx';
import { movePane } from '../../lib/keyboard/panes.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { isStaff, useMember } from '../../lib/session/state.ts';

const KeyboardHelp = lazyPart(
  async () => (await import('./keyboard-help.tsx')).KeyboardHelp,
  ({ onOpenChange }) => onOpenChange(false),
);

/** The keys that work on every page, and their help. */
export function ShellKeys() {
  const [helping, setHelping] = useState(false);
  const navigate = useNavigate();
  const member = useMember();
  useShortcut('?', () => setHelping(true));
  useShortcut('f6', ({ shiftKey }) => movePane(shiftKey ? -1 : 1));
  useShortcut('g h', () => void navigate({ to: '/' }));
  useShortcut('g s', () => void navigate({ to: '/settings' }), member !== undefined);
  useShortcut('g m', () => void navigate({ to: '/moderation' }), isStaff(member));
  return helping && <KeyboardHelp open={helping} onOpenChange={setHelping} />;
}
