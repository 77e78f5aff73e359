import type { TabsOptions } from './port.ts';
import { Tabs, type TabsPort } from './tabs.ts';

/** Gives a client the other tabs of its browser, to share one connection with. Apart from the client, which can do without. */
export type JoinTabs = (port: TabsPort) => Tabs;

/** What `createTidingsClient` is given as `tabs`. */
export const joinTabs =
  (options: TabsOptions): JoinTabs =>
  (port) =>
    new Tabs(port, options);

export { TABS_VERSION } from './messages.ts';
export type { LockState, TabChannel, TabLock, TabsOptions } from './port.ts';
