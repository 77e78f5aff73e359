/** What of the browser a service worker needs here. TypeScript’s own library of it does not go together with that of pages. */
export type Client = { readonly url: string; readonly visibilityState?: string; focus: () => Promise<unknown> };

/** What stands on the screen keeps what it was made from. */
export type Kept = { id: string; url: string; act?: string };
export type Shown = { readonly tag: string; readonly data: Kept | null; close: () => void };

export type ShowOptions = {
  body: string;
  tag: string;
  icon: string;
  badge: string;
  dir: 'auto';
  renotify: boolean;
  silent: boolean;
  actions: { action: string; title: string }[];
  data: Kept;
};

export type Scope = {
  readonly location: { origin: string };
  readonly registration: {
    showNotification: (title: string, options: ShowOptions) => Promise<void>;
    getNotifications: (which?: { tag: string }) => Promise<Shown[]>;
  };
  readonly clients: {
    matchAll: (which: { type: 'window'; includeUncontrolled: true }) => Promise<Client[]>;
    openWindow: (url: string) => Promise<unknown>;
    claim: () => Promise<void>;
  };
  readonly navigator: { setAppBadge?: (count: number) => Promise<void>; clearAppBadge?: () => Promise<void> };
  readonly maxActions: number;
  fetch: typeof fetch;
};

/** The pages of the app that are open in this browser. */
export const pages = ({ clients }: Scope): Promise<Client[]> =>
  clients.matchAll({ type: 'window', includeUncontrolled: true });
