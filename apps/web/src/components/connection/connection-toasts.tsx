import { useConnectionToasts } from './use-connection-toasts.tsx';

/** Says by toasts what becomes of the connection. */
export function ConnectionToasts(): null {
  useConnectionToasts();
  return null;
}
