import { uuidv7 } from '@tidings/db';
import { seededRandom } from '@tidings/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/answers.ts';
import { type Any, bringIn, type Forum, type Member, newGroup } from '../support/forum.ts';
import { indexed, marked, startSearching } from './searching.ts';

/** What the test knows of a post; nothing of it is shared with what it tests. */
type Post = { id: string; topic: string; author: string; words: string[]; gone: boolean; hidden: boolean };
type Topic = Post & { category: string };

const vocabulary = ['kranich', 'pelican', 'zebra', 'ostrich', 'walross', '東京', 'ёжик', 'quokka'];
const seed = Number(process.env.SEARCH_SEED ?? Math.floor(Math.random() * 1e9));
const random = seededRandom(seed);
const below = (n: number) => random.int(0, n - 1);
const { pick } = random;

let forum: Forum;
let authors: Member[];
let askers: { who: Caller; reads: Set<string> }[];
const categories: string[] = [];
const topics = new Map<string, Topic>();
const replies = new Map<string, Post>();
let insider: { member: Member; groupId: string; category: string };

const query = (text: string, values: unknown[]) => forum.db.pool.query(text, values);
const someWords = () => [...new Set(Array.from({ length: 1 + below(4) }, () => pick(vocabulary)))];
/** Its id is in no text, so that a text names its post. */
const textOf = (words: string[]) => words.join(' ');

async function write(count: number) {
  for (let n = 0; n < count; n += 1) {
    const [id, author, words] = [uuidv7(), pick(authors).id, someWords()];
    const at = new Date(Date.now() - below(400) * 86_400_000);
    if (topics.size < 8 || below(8) === 0) {
      const category = pick(categories);
      await query(
        `INSERT INTO topic (id, category_id, author_id, title, slug, body, created_at) VALUES ($1, $2, $3, $4, 'x', $5, $6)`,
        [id, category, author, textOf(words), 'nothing else', at],
      );
      await query(`INSERT INTO stream (room, scope) VALUES ('topic:' || $1::text, 'category:' || $2::text)`, [
        id,
        category,
      ]);
      topics.set(id, { id, topic: id, author, words, category, gone: false, hidden: false });
    } else {
      const topic = pick([...topics.keys()]);
      await query(
        'INSERT INTO reply (id, topic_id, author_id, number, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
        [id, topic, author, replies.size + 1, textOf(words), at],
      );
      replies.set(id, { id, topic, author, words, gone: false, hidden: false });
    }
  }
}

/** One thing happens to one post. */
async function change() {
  const isTopic = below(3) === 0;
  const post = pick([...(isTopic ? topics : replies).values()]);
  const set = (what: string, value: unknown) =>
    query(`UPDATE ${isTopic ? 'topic' : 'reply'} SET ${what}, version = version + 1 WHERE id = $1`, [post.id, value]);
  const what = below(isTopic ? 5 : 4);
  if (what === 0) {
    post.hidden = !post.hidden;
    await set('status = $2::content_status', post.hidden ? 'hidden' : 'visible');
  } else if (what === 1) {
    post.gone = !post.gone;
    await set('deleted_at = $2', post.gone ? new Date() : null);
  } else if (what === 2) {
    post.words = someWords();
    await set(`${isTopic ? 'title' : 'body'} = $2`, textOf(post.words));
  } else if (what === 3 && isTopic) await set('pinned = $2', true);
  else if ('category' in post) {
    (post as Topic).category = pick(categories);
    await set('category_id = $2', (post as Topic).category);
  }
}

type Asked = { words: string[]; out: string[]; kind?: string; categoryId?: string; author?: Member; topicId?: string };
const someQuestion = (): Asked => ({
  words: [...new Set(Array.from({ length: 1 + below(2) }, () => pick(vocabulary)))],
  out: below(4) === 0 ? [pick(vocabulary)] : [],
  ...(below(4) === 0 && { kind: pick(['topics', 'replies']) }),
  ...(below(5) === 0 && { author: pick(authors) }),
  ...(below(6) === 0 && { categoryId: pick(categories) }),
  ...(below(6) === 0 && { topicId: pick([...topics.keys()]) }),
});

/** Post by post, what somebody may find; null: for them the place does not exist. */
function oracle(
  { words, out, kind, categoryId, author, topicId }: Asked,
  reads: Set<string>,
): Map<string, Post> | null {
  const place = topicId === undefined ? undefined : topics.get(topicId);
  if (categoryId !== undefined && !reads.has(categoryId)) return null;
  if (place && (place.gone || !reads.has(place.category))) return null;
  const isThere = (post: Post) => {
    const topic = topics.get(post.topic);
    return topic && !topic.gone && reads.has(topic.category) && !post.gone && !post.hidden && { topic };
  };
  const all = [...(kind === 'replies' ? [] : topics.values()), ...(kind === 'topics' ? [] : replies.values())];
  const seen = all.filter((post) => {
    const there = isThere(post);
    if (!there || (categoryId !== undefined && there.topic.category !== categoryId)) return false;
    if ((author && post.author !== author.id) || (topicId !== undefined && post.topic !== topicId)) return false;
    return words.every((word) => post.words.includes(word)) && !out.some((word) => post.words.includes(word));
  });
  return new Map(seen.map((post) => [post.id, post]));
}

async function ask(who: Caller, { words, out, author, ...rest }: Asked) {
  const q = [...words, ...out.map((word) => `-${word}`)].join(' ');
  const params = { q: `${q} `, limit: '7', ...rest, ...(author && { author: author.username }) };
  const items: Any[] = [];
  const counts = new Set<number>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const url = `/api/search?${new URLSearchParams({ ...params, ...(cursor && { cursor }) })}`;
    const { status, body }: Any = await who.get(url);
    if (status !== 200) return { status, items, counts };
    items.push(...body.items);
    counts.add(body.count);
    cursor = body.nextCursor;
  }
  return { status: 200, items, counts };
}

beforeAll(async () => {
  forum = await startSearching();
  const [owner, member, staff, ...some] = await forum.people('owner', 'in', 'mod', 'anna', 'bert');
  const groupId = await newGroup(owner);
  await bringIn(owner, groupId, member);
  const other = await newGroup(owner);
  for (const group of [null, null, groupId, other]) categories.push(await forum.category({ groupId: group }));
  const [open, alsoOpen, inside, elsewhere] = categories as [string, string, string, string];
  authors = [owner, ...some];
  askers = [
    { who: forum.visitor, reads: new Set([open, alsoOpen]) },
    { who: some[0] as Member, reads: new Set([open, alsoOpen]) },
    { who: member, reads: new Set([open, alsoOpen, inside]) },
    { who: owner, reads: new Set(categories) },
    { who: staff, reads: new Set([open, alsoOpen, inside, elsewhere]) },
  ];
  insider = { member, groupId, category: inside };
}, 180_000);
afterAll(() => forum.close());

async function compare(questions: number, current: boolean) {
  for (let n = 0; n < questions; n += 1) {
    const asked = someQuestion();
    const wanted = askers.map(({ reads }) => oracle(asked, reads));
    const answers = await Promise.all(askers.map(({ who }) => ask(who, asked)));
    for (const [index, { status, items, counts }] of answers.entries()) {
      const may = wanted[index];
      const about = JSON.stringify({ seed, n, index, current, asked });
      if (!may) {
        expect(status, about).toBe(404);
        continue;
      }
      expect(status, about).toBe(200);
      const ids = items.map(({ id }) => id);
      expect(new Set(ids).size, about).toBe(ids.length);
      if (current) {
        expect(ids.toSorted(), about).toEqual([...may.keys()].sort());
        expect([...counts], about).toEqual([may.size]);
      } else {
        expect(
          ids.filter((id) => !may.has(id)),
          about,
        ).toEqual([]);
        for (const count of counts) expect(count, about).toBeLessThanOrEqual(may.size);
      }
      for (const { id, topicId, title, snippet } of items) {
        // What is shown is what the post says now, and of a hidden topic nothing.
        const shown = `${marked(title)} ${marked(snippet)}`
          .replace(/[[\]]/g, '')
          .split(' ')
          .filter((word) => vocabulary.includes(word));
        const topic = topics.get(topicId);
        const says = [
          ...(topic && !topic.hidden ? topic.words : []),
          ...(id === topicId ? [] : (may.get(id)?.words ?? [])),
        ];
        expect(shown.sort(), about).toEqual(says.sort());
      }
    }
  }
}

test('nobody finds, counts or is shown what they may not read, whatever happens to posts and rights; all else is found', async () => {
  await write(90);
  await indexed(forum);
  await compare(60, true);
  for (let round = 0; round < 5; round += 1) {
    for (let n = 0; n < 10; n += 1) await change();
    if (round === 2) {
      await query('DELETE FROM group_member WHERE group_id = $1 AND user_id = $2', [
        insider.groupId,
        insider.member.id,
      ]);
      askers[2]?.reads.delete(insider.category);
    }
    // At once, while the index is behind: nothing more than is allowed.
    await compare(8, false);
    await indexed(forum);
    await compare(22, true);
  }
}, 240_000);
