import type { ChannelView, ChatMessage, Person } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { MessagesData } from './api/chat.ts';
import { channelReducers, messageReducers } from './realtime.ts';

const ana: Person = { id: 'ana', username: 'ana', displayName: 'Ana', role: 'member' };
const meta = { room: 'chat:c', at: '2026-11-20T09:00:00.000Z' } as never;
const context = { meta, me: { id: 'me', role: 'member', maySpeak: true } } as const;
const channel: ChannelView = {
  ...{
    id: 'c',
    workspaceId: 'w',
    kind: 'direct',
    name: null,
    purpose: '',
    people: [ana],
    memberCount: 2,
    archived: false,
  },
  ...{
    lastNumber: 5,
    lastAt: null,
    createdAt: '',
    version: 1,
    readNumber: 3,
    readers: [{ userId: 'ana', readNumber: 2 }],
  },
};
const message = (number: number, more: Partial<ChatMessage> = {}): ChatMessage => ({
  ...{ id: `m${number}`, channelId: 'c', number, clientId: `client-${number}`, author: ana, body: 'Hello.' },
  ...{ createdAt: '', editedAt: null, deletedAt: null, version: 1, ...more },
});
const list = { items: [channel], positions: {} };
const reduceList = channelReducers('w');
const reduceMessages = messageReducers('c');

test('what is unread follows from two numbers that only rise, in whichever order events come', () => {
  const bumped = { channelId: 'c', workspaceId: 'w', lastNumber: 7, readNumber: 6 };
  const read = { channelId: 'c', userId: 'me', readNumber: 4, at: '' };
  const one = reduceList['chat:read']?.(reduceList['chat:bumped']?.(list, bumped, context) ?? list, read, context);
  const other = reduceList['chat:bumped']?.(reduceList['chat:read']?.(list, read, context) ?? list, bumped, context);
  for (const { items } of [one ?? list, other ?? list])
    expect(items[0]).toMatchObject({ lastNumber: 7, readNumber: 6 });
  expect(reduceList['chat:bumped']?.(list, { ...bumped, lastNumber: 4, readNumber: 1 }, context)).toBe(list);
  const seen = reduceList['chat:read']?.(list, { ...read, userId: 'ana', readNumber: 5 }, context);
  expect(seen?.items[0]?.readers).toEqual([{ userId: 'ana', readNumber: 5 }]);
});

test('a channel that is gone leaves the list, one that one came into is read', () => {
  const change = { workspaceId: 'w', channelId: 'c', kind: 'left', at: '' } as const;
  expect(reduceList['chat:channel']?.(list, { ...change, channel: null }, context)?.items).toEqual([]);
  const { readNumber: _, readers: __, ...made } = { ...channel, id: 'd', kind: 'private' as const, lastNumber: 9 };
  const joined = reduceList['chat:channel']?.(
    list,
    { ...change, channelId: 'd', kind: 'joined', channel: made },
    context,
  );
  expect(joined?.items[1]).toMatchObject({ id: 'd', readNumber: 9, readers: [] });
});

test('messages stand at their numbers; an older version changes nothing, a deleted one keeps its place', () => {
  const data: MessagesData = {
    byNumber: { 1: message(1, { version: 2, body: 'Later.' }) },
    lastNumber: 1,
    positions: {},
  };
  expect(reduceMessages['chat:edited']?.(data, message(1), context)).toBe(data);
  const two = reduceMessages['chat:message']?.(data, message(2), context) ?? data;
  expect([two.lastNumber, two.byNumber[2]?.body]).toEqual([2, 'Hello.']);
  const gone = { id: 'm2', parentIds: ['c'], number: 2, deletedAt: '2026', version: 2 };
  expect(reduceMessages['chat:deleted']?.(two, gone, context)?.byNumber[2]).toMatchObject({ body: null, version: 2 });
});
