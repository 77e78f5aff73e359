import { expect, test } from 'vitest';
import { createAnnouncementInputSchema, patchAnnouncementInputSchema } from './inputs.ts';

const accepts = (url: string) =>
  createAnnouncementInputSchema.safeParse({ title: 'News', link: { url, words: 'See' } }).success;

test('a link leads into the forum or to https: it runs nothing, and no address passes for a path', () => {
  expect(['/', '/topics/x?page=2#end', 'https://tidings.example/é', 'https://[::1]/a'].map(accepts)).not.toContain(
    false,
  );
  const refused = [
    ...[
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'http://plain.example',
    ],
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://',
      'https:///evil',
      'https://a\\@evil',
      '/a b',
    ],
    ...['/a\u0000b', '/a\u202eb', 'topics', ''],
  ];
  expect(refused.filter(accepts)).toEqual([]);
});

test('a headline alone is a draft of news for everybody, on the banner and in the inbox', () => {
  expect(createAnnouncementInputSchema.parse({ title: '  Hello  ' })).toEqual({
    ...{ importance: 'news', title: 'Hello', body: '', link: null, audience: { kind: 'all', id: null } },
    ...{ channels: ['banner', 'inbox'], publishAt: null, endsAt: null, state: 'draft' },
  });
});

test('a change needs the version it was made from, and fills in nothing that was left out', () => {
  expect(patchAnnouncementInputSchema.safeParse({ title: 'x' }).success).toBe(false);
  expect(patchAnnouncementInputSchema.parse({ version: 3 })).toEqual({ version: 3 });
});
