/** What comes in a push, as the server wrote it (features/push/message/payload.ts there). A newer server may say more. */
export type PushText = {
  id: string;
  tag: string;
  url: string;
  title: string;
  body: string;
  unread: number;
  silent: boolean;
  act?: string;
  test?: true;
  actions?: { open: string; read: string; archive: string };
};
export type Closing = { close: true; tag: string; unread: number };

const isText = (value: unknown): value is string => typeof value === 'string';

/** Undefined for what nobody of ours sent: it is not shown. */
export function readPush(text: string): PushText | Closing | undefined {
  let said: Partial<PushText & Closing> | null;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof said !== 'object' || said === null || !isText(said.tag)) return undefined;
  const unread = typeof said.unread === 'number' ? said.unread : 0;
  if (said.close === true) return { close: true, tag: said.tag, unread };
  if (!isText(said.id) || !isText(said.title)) return undefined;
  const { id, tag, title, act, test, actions } = said;
  return {
    ...{ id, tag, title, unread },
    url: isText(said.url) ? said.url : '/inbox',
    body: isText(said.body) ? said.body : '',
    silent: said.silent === true,
    ...(isText(act) && { act }),
    ...(test === true && { test }),
    ...(isActions(actions) && { actions }),
  };
}

const isActions = (value: unknown): value is NonNullable<PushText['actions']> =>
  typeof value === 'object' &&
  value !== null &&
  ['open', 'read', 'archive'].every((name) => isText((value as Record<string, unknown>)[name]));
