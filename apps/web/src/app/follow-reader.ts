import { onReaderChange } from '../lib/session/reader.ts';

/** Pages for members let go of a reader who was signed out in another tab or on another device. */
export function followReader(router: { invalidate: () => Promise<void> }): void {
  onReaderChange(() => {
    router.invalidate().catch(() => undefined);
  });
}
