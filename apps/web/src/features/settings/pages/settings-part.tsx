import { useLocation } from '@tanstack/react-router';
import { InvitationsPage } from './invitations-page.tsx';
import { SessionsPage } from './sessions-page.tsx';

/** What stands beside the account: one piece, which decides by the address. */
export function SettingsPart() {
  const { pathname } = useLocation();
  return pathname.endsWith('/invitations') ? <InvitationsPage /> : <SessionsPage />;
}
