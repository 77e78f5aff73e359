import { registration } from './subscription.ts';

type Kept = { id?: string } | null;

/** Takes what was read, put away or taken back off this screen; `undefined`: all of it. Never rejects: it is gone from the inbox anyway. */
export async function closeShown(ids?: readonly string[]): Promise<void> {
  try {
    for (const shown of (await (await registration())?.getNotifications()) ?? []) {
      const { id } = (shown.data as Kept) ?? {};
      if (!ids || (id !== undefined && ids.includes(id))) shown.close();
    }
  } catch {
    // A browser that does not say what it shows closes nothing.
  }
}
