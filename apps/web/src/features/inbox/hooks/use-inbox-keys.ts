import type { Notification } from '@tidings/contracts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import type { Verb } from '../acts/act.ts';
import type { Doing } from './use-notifications.ts';

type Keys = {
  items: readonly Notification[];
  open: Notification | undefined;
  /** Those that are chosen; with them a key is for all. */
  several: readonly Notification[];
  inbox: Doing;
  /** Closes the announcement that has the focus, or, without one, that is open; whether there was one. */
  onClose: (rowId: string | undefined) => boolean;
  onDone: (id: string) => void;
  onChoose: (id: string) => void;
  onBulk: (verb: Verb) => void;
  /** Explains the one that is open where it stands, or no longer. */
  onWhy: () => void;
};

/** Opens the menu of a button as its own key would. */
function press(button: HTMLElement | null | undefined): void {
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
}

/** The keys of the inbox: for those that are chosen, else the one that has the focus, else the one that is open. */
export function useInboxKeys({ items, open, several, inbox, onClose, onDone, onChoose, onBulk, onWhy }: Keys): void {
  const row = () => document.activeElement?.closest('article')?.querySelector<HTMLElement>('[data-row]');
  const one = () => {
    const focused = row();
    // A row may be an announcement, for which most keys mean nothing.
    return focused ? items.find(({ id }) => id === focused.dataset.row) : open;
  };
  const putAway = (verb: Verb) => {
    if (several.length > 0) return onBulk(verb);
    const item = one();
    if (!item) return;
    onDone(item.id);
    inbox.act(verb, [item]);
  };
  useShortcut('e', () => {
    if (several.length === 0 && onClose(row()?.dataset.row)) return;
    const item = several[0] ?? one();
    putAway(item?.archivedAt ? 'unarchive' : item?.snoozedUntil ? 'unsnooze' : 'archive');
  });
  useShortcut('#', () => putAway('delete'));
  useShortcut('u', () => {
    const item = several[0] ?? one();
    const verb = item?.readAt === null ? 'read' : 'unread';
    if (several.length > 0) onBulk(verb);
    else if (item) inbox.act(verb, [item]);
  });
  useShortcut('x', () => {
    const item = one();
    if (item) onChoose(item.id);
  });
  useShortcut('s', () => {
    const place = row()?.closest('article') ?? document.querySelector('section[data-pane]');
    press(place?.querySelector<HTMLElement>('[data-snooze]'));
  });
  useShortcut('m', () => {
    const item = one();
    if (item) inbox.ask('mute', item);
  });
  useShortcut('w', () => {
    const item = one();
    if (!item) return;
    if (item.id !== open?.id) return inbox.ask('why', item);
    onWhy();
    document.querySelector<HTMLElement>('[data-why]')?.focus();
  });
  useShortcut('o', () => {
    const link = document.querySelector<HTMLElement>('[data-opens-item]');
    if (link) link.click();
    else row()?.click();
  });
}
