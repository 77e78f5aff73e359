import type { AuthAnswer, CategoryView, SearchAnswer } from '@tidings/contracts';
import { DatabaseClient } from '@tidings/testing';
import { call } from '../load/members.ts';
import { storePosts, wordsAt } from '../load/posts/many-posts.ts';
import { median, quantile } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

/** What is asked: a word in nearly every text, some in few, several at once, a beginning, a phrase, and one that is nowhere. */
async function questions(client: DatabaseClient): Promise<{ q: string; word: string }[]> {
  const ranks = [1, 2, 5, 20, 100, 500, 3000, 15_000];
  const words = await wordsAt(client, ranks);
  const [first = '', second = '', third = '', , , middle = '', , rare = ''] = words;
  return [
    ...words.map((word) => ({ q: `${word} `, word })),
    { q: `${first} ${second} ${third} `, word: third },
    { q: `${first} ${rare} `, word: rare },
    { q: `"${first} ${second}"`, word: second },
    { q: `${middle} -${first} `, word: middle },
    { q: first.slice(0, 3), word: first },
    { q: middle.slice(0, 4), word: middle },
    { q: 'zzzzzz ', word: 'zzzzzz' },
  ];
}

async function run({ machine, rounds, posts, note }: Bench): Promise<Line[]> {
  const { api, databaseUrl } = machine;
  const { accessToken } = await call<AuthAnswer>(`${api.url}/api/auth/login`, 'POST', null, {
    ...{ login: 'admin', password: 'tidings-demo' },
  });
  const slug = `searched-${Math.random().toString(36).slice(2, 8)}`;
  const category = await call<CategoryView>(`${api.url}/api/categories`, 'POST', accessToken, {
    ...{ name: slug, slug, colour: 'help' },
  });
  await storePosts(databaseUrl, category.id, posts, note);
  const raw = new DatabaseClient({ connectionString: databaseUrl });
  await raw.connect();
  const [ours, limit]: [number[], number[]] = [[], []];
  try {
    for (let round = -1; round < rounds; round += 1) {
      for (const { q, word } of await questions(raw)) {
        let begun = performance.now();
        const { count, isMore } = await call<SearchAnswer>(
          ...([`${api.url}/api/search?${new URLSearchParams({ q })}`, 'GET', accessToken] as const),
        );
        const took = performance.now() - begun;
        begun = performance.now();
        await raw.query(`SELECT id FROM search_entry WHERE words @@ $1::tsquery LIMIT 20`, [`'${word}'`]);
        const bare = performance.now() - begun;
        if (round === 0)
          note(`${q}: ${took.toFixed(1)} ms, raw ${bare.toFixed(1)} ms, ${count}${isMore ? '+' : ''} found`);
        if (round < 0) continue;
        ours.push(took);
        limit.push(bare);
      }
    }
  } finally {
    await raw.end();
  }
  const what = `search among ${posts.toLocaleString('en')} replies`;
  const line = (name: string, of: (values: readonly number[]) => number): Line => ({
    ...{ what: `${what}, ${name}`, unit: 'ms', ours: of(ours) },
    limit: { name: 'twenty rows by one word, in no order', value: of(limit) },
    ...{ goal: name === 'p95' ? '≤ 50 ms' : '–', met: name === 'p95' ? of(ours) <= 50 : null },
  });
  return [line('p50', median), line('p95', (values) => quantile(values, 0.95))];
}

export const search: Suite = { name: 'search', run };
