import type { CategoryView } from '@tidings/contracts';
import { expect, test } from 'vitest';
import type { GroupData } from '../src/features/groups/api/groups.ts';
import { groupReducers } from '../src/features/groups/live.ts';
import type { TopicData } from '../src/features/topic/api/topic.ts';
import { topicReducers } from '../src/features/topic/realtime.ts';
import { categoryReducers } from '../src/features/topics/category-numbers.ts';
import type { TopicListData } from '../src/features/topics/model/data.ts';
import { topicListReducers } from '../src/features/topics/realtime.ts';
import { reduce } from '../src/lib/live/reducers.ts';

const context = { meta: { room: 'user:ana' } as never, me: undefined };
const said = (targetType: 'topic' | 'category' | 'group', targetId: string) =>
  ({ targetType, targetId, level: 'muted' }) as const;
const one = (id: string, more: object = {}) => ({ id, viewer: { watch: 'normal', unread: 2, ...more } });
const kept = (id: string) => one(id, { watch: 'muted' });

const topics = { find: () => undefined, isUnread: () => false, afterBump: (t: never) => t, afterRead: (t: never) => t };

test('what a member said on another device shows on the topic, in lists, on the category and on the group, and nowhere else', () => {
  const topic = one('t') as unknown as TopicData;
  expect(reduce(topicReducers('t'), topic, 'watch:changed', said('topic', 't'), context)).toEqual(kept('t'));
  expect(reduce(topicReducers('t'), topic, 'watch:changed', said('category', 't'), context)).toBe(topic);
  expect(reduce(topicReducers('t'), topic, 'watch:changed', said('topic', 'u'), context)).toBe(topic);

  const list = { pages: [{ items: [one('t'), one('u')] }], pageParams: [] } as unknown as TopicListData;
  const listed = reduce(topicListReducers({ filter: 'latest' }), list, 'watch:changed', said('topic', 'u'), context);
  expect(listed.pages[0]?.items).toEqual([one('t'), kept('u')]);

  const categories = [one('c'), one('d'), { id: 'e', viewer: null }] as unknown as CategoryView[];
  const counted = categoryReducers(topics as never);
  expect(reduce(counted, categories, 'watch:changed', said('category', 'c'), context)).toEqual([
    kept('c'),
    ...categories.slice(1),
  ]);
  expect(reduce(counted, categories, 'watch:changed', said('topic', 'c'), context)).toBe(categories);

  const group = one('g') as unknown as GroupData;
  expect(reduce(groupReducers, group, 'watch:changed', said('group', 'g'), context)).toEqual(kept('g'));
  expect(reduce(groupReducers, group, 'watch:changed', said('group', 'h'), context)).toBe(group);
});

test('what changes the numbers of a category leaves alone what its viewer said of it', () => {
  const categories = [{ ...one('c'), topicCount: 1 }] as unknown as CategoryView[];
  const topic = { id: 't', categoryId: 'c', author: { id: 'ben' } };
  const [after] = reduce(categoryReducers(topics as never), categories, 'topic:created', topic as never, context);
  expect(after?.viewer).toMatchObject({ watch: 'normal', unread: 3 });
});
