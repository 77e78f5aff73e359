import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CheckPage } from './check-page.tsx';
import { DevicesPage } from './devices-page.tsx';

function Elsewhere(): null {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to: '/settings/notifications', replace: true }), [navigate]);
  return null;
}

/** The devices that push reaches, and the check of all of the way to the reader. */
export function PushPages() {
  const { part } = useParams({ from: '/shell/settings/notifications/$part' });
  if (part === 'check') return <CheckPage />;
  return part === 'devices' ? <DevicesPage /> : <Elsewhere />;
}
