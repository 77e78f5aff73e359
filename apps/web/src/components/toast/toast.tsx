import { onReaderChange } from '../../lib/session/reader.ts';
import { ToastCard, type ToastContent } from './toast-card.tsx';

export type ToastOptions = ToastContent & {
  /** The event's id: the same id updates the toast that stands. */
  id: string;
  /** Stays until closed or dismissed. */
  stays?: boolean;
  /** How long it stands otherwise: 5 s. */
  seconds?: number;
  /** The reader put it away. */
  onClose?: () => void;
};

let host: Promise<typeof import('./sonner-host.tsx')> | undefined;

/** The toast library, kept off the first page. */
export function loadHost(): Promise<typeof import('./sonner-host.tsx')> {
  host ??= import('./sonner-host.tsx').catch((error: unknown) => {
    host = undefined;
    throw error;
  });
  return host;
}

let mounted: () => void = () => undefined;
const standing = new Promise<void>((resolve) => {
  mounted = resolve;
});
export const hostMounted = (): void => mounted();

/** What the app itself took away: the reader did not put it away. */
const dismissed = new Set<string>();
/** Who reads, counted: what was for one is not shown to the next. */
let reader = 0;
onReaderChange(() => {
  reader += 1;
  host?.then(
    ({ sonner }) => sonner.dismiss(),
    () => undefined,
  );
});

/** Shows a toast, or changes the one with this id. For what the reader asked for or must know; failures stand in place. */
export function showToast({ id, stays = false, seconds = 5, onClose, ...content }: ToastOptions): void {
  dismissed.delete(id);
  const shownTo = reader;
  const isGone = () => dismissed.has(id) || shownTo !== reader;
  Promise.all([loadHost(), standing]).then(
    ([{ sonner }]) => {
      if (isGone()) return;
      let isAway = false;
      // By its button or by a swipe.
      const onDismiss = () => {
        if (isAway || isGone()) return;
        isAway = true;
        onClose?.();
      };
      const close = () => {
        onDismiss();
        sonner.dismiss(id);
      };
      const duration = stays ? Number.POSITIVE_INFINITY : seconds * 1000;
      sonner.custom(() => <ToastCard {...content} onClose={close} />, { id, duration, onDismiss });
    },
    // A toast is never the only bearer of its news, so one that cannot be shown is let go.
    () => undefined,
  );
}

export function dismissToast(id: string): void {
  dismissed.add(id);
  loadHost().then(
    ({ sonner }) => sonner.dismiss(id),
    () => undefined,
  );
}
