import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { CountKey, PlainKey } from '../../i18n/t.ts';
import type { Keys } from '../keyboard/parse.ts';
import type { Audience } from '../session/audience.ts';

type Placed = {
  /** Where the sidebar lists it, in this order: `main` unless said otherwise; `account` is its foot. */
  section?: 'main' | 'work' | 'categories' | 'staff' | 'account';
  audience?: Audience;
};

/** A menu entry that leads to a page of its own feature. */
export type NavPage<To extends string = string> = Placed & {
  to: To;
  icon: LucideIcon;
  label: PlainKey;
  /** A hook: how much is unread there, shown beside the label. */
  useCount?: () => number;
  /** What is counted, read out; unread things unless said otherwise. */
  countLabel?: CountKey;
  /** Its number is a filled badge, also on the phone's tab. */
  filled?: true;
  /** The entry is marked on this page alone, not on the pages below it. */
  exact?: true;
  /** The keys that lead there, such as `g m`; the keyboard help calls them `keyLabel`, or else as the menu does. */
  key?: Keys;
  keyLabel?: PlainKey;
  /** Whether the tab bar of a phone has it, perhaps under another sign and a shorter word. */
  phone?: true | { icon: LucideIcon; label: PlainKey };
};

/** A place that keys lead to and that shows itself: the sidebar and the tab bar have what it says instead of a line. */
export type NavPlace<To extends string = string> = Pick<NavPage<To>, 'to' | 'label' | 'key' | 'keyLabel'> & NavPart;

/** More than one entry: a list of its own in the sidebar, and a tab on a phone that opens it. */
export type NavPart = Placed & { sidebar: ComponentType; phone?: ComponentType };

export const isNavPage = <Page extends NavPage>(entry: Page | NavPlace | NavPart): entry is Page => 'icon' in entry;
