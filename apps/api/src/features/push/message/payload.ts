import type { Push } from './push.ts';
import type { Message } from './sender.ts';
import type { PushWords } from './words.ts';

/** Push services take 4,096 bytes, encryption and all; what stands around our text is far less than the rest. */
export const PAYLOAD_MAX = 3072;

/** What comes with the text: how much is unread, the right to act (`null`: none), words of the buttons. */
type With = { unread: number; act: string | null; words: PushWords; isTest: boolean };

/** What is said to a device of a notification. Text is plain, and cut where it is too long. */
export function messageOf(push: Push, { unread, act, words, isTest }: With): Message {
  const { notificationId, tag, urgency, ttlSeconds, silent = false } = push;
  const url = isPath(push.url) ? push.url : '/inbox';
  const data = {
    id: notificationId,
    tag,
    url,
    unread,
    silent,
    ...(act !== null && { act }),
    ...(isTest && { test: true }),
  };
  const { open, read, archive } = words;
  const around = { ...data, ...(act !== null && !isTest && { actions: { open, read, archive } }) };
  const { title, body } = fitted(push.title.toWellFormed(), push.body.toWellFormed(), PAYLOAD_MAX - sizeOf(around));
  return {
    ...{ tag, urgency, ttlSeconds, data },
    text: JSON.stringify({ ...around, title, body }),
    shown: { title, body, unread, silent },
  };
}

/** What takes a notification off the screens that have it, and off the way to the others: it has the same topic. */
export function closingMessageOf(tag: string, unread: number, ttlSeconds: number): Message {
  const data = { close: true, tag, unread };
  return { tag, urgency: 'low', ttlSeconds, data, text: JSON.stringify(data), shown: null };
}

/** Only a path of our own is opened: a second slash or a backslash would name another host. */
const isPath = (url: string): boolean => /^\/(?![/\\])/.test(url) && !/[\\\p{Cc}]/u.test(url) && url.length <= 500;

const sizeOf = (value: object): number => Buffer.byteLength(JSON.stringify(value));
const KEYS = Buffer.byteLength(',"title":"","body":""');
/** A title that takes all leaves nothing to say. */
const TITLE_MAX = 600;

function fitted(title: string, body: string, bytes: number): { title: string; body: string } {
  const head = cut(title, Math.min(TITLE_MAX, bytes - KEYS));
  return { title: head, body: cut(body, bytes - KEYS - inside(head)) };
}

/** How many bytes a text takes between the quotes of JSON. */
const inside = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2;

/** As much of a text as fits into so many bytes of JSON, never half a character. */
export function cut(text: string, bytes: number): string {
  if (inside(text) <= bytes) return text;
  let kept = '';
  let size = inside('…');
  for (const character of text) {
    size += inside(character);
    if (size > bytes) break;
    kept += character;
  }
  return bytes < inside('…') ? '' : `${kept}…`;
}
