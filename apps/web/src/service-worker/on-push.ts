import { act } from './act.ts';
import { type PushText, readPush } from './read-push.ts';
import { pages, type Scope, type ShowOptions } from './scope.ts';

async function setBadge({ navigator }: Scope, unread: number): Promise<void> {
  await (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.())?.catch(() => undefined);
}

/**
 * Shows what was pushed, in plain text. One voice: where a page of the app is looked at, that says it, and nothing is shown here; a test is shown
 * all the same. An earlier one of the same tag is replaced, and heard again: the server says it no more often than every five minutes.
 */
export async function onPush(scope: Scope, text: string): Promise<void> {
  const said = readPush(text);
  if (!said) return;
  await setBadge(scope, said.unread);
  if ('close' in said) {
    for (const shown of await scope.registration.getNotifications({ tag: said.tag })) shown.close();
    return;
  }
  const isLookedAt = (await pages(scope)).some(({ visibilityState }) => visibilityState === 'visible');
  if (isLookedAt && !said.test) return;
  await scope.registration.showNotification(said.title, optionsOf(said, scope.maxActions));
  if (said.act !== undefined) await act(scope, said.act, 'shown');
}

function optionsOf({ id, tag, url, body, silent, act: token, actions }: PushText, most: number): ShowOptions {
  // Where there is room for two, taking the notification itself opens it.
  const names = most > 2 ? (['open', 'read', 'archive'] as const) : (['read', 'archive'] as const);
  return {
    ...{ body, tag, silent },
    // A browser refuses a silent one that is to be heard again.
    renotify: !silent,
    icon: '/icons/192.png',
    badge: '/icons/badge.png',
    dir: 'auto',
    actions: actions ? names.map((action) => ({ action, title: actions[action] })) : [],
    data: { id, url, ...(token !== undefined && { act: token }) },
  };
}
