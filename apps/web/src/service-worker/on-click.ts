import { act } from './act.ts';
import { pages, type Scope, type Shown } from './scope.ts';

/** Only a page of our own is opened, whatever a push says. */
function addressOf({ location }: Scope, url: string): URL {
  const inbox = new URL('/inbox', location.origin);
  if (!URL.canParse(url, location.origin)) return inbox;
  const address = new URL(url, location.origin);
  return address.origin === location.origin ? address : inbox;
}

/** The page that is open there already, or else a new one. */
async function open(scope: Scope, url: string): Promise<void> {
  const address = addressOf(scope, url);
  const isThere = (of: string) => {
    const { pathname, search } = new URL(of);
    return pathname === address.pathname && search === address.search;
  };
  const found = (await pages(scope)).find((page) => isThere(page.url));
  await (found ? found.focus() : scope.clients.openWindow(address.href));
}

/** Does what was chosen. Who takes a notification has read it, as in the app; what cannot be done without a page opens one. */
export async function onClick(scope: Scope, shown: Shown, action: string): Promise<void> {
  shown.close();
  const { url = '/inbox', act: token } = shown.data ?? {};
  if (action === 'read' || action === 'archive') {
    if (token === undefined || !(await act(scope, token, action))) await open(scope, url);
    return;
  }
  await open(scope, url);
  if (token !== undefined) await act(scope, token, 'read');
}
