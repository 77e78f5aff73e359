import { z } from 'zod';
import { personSchema, usernameSchema } from '../identity/schemas.ts';
import { idSchema, instantSchema } from '../kernel/ids.ts';
import { pageOf, pageQuerySchema } from '../kernel/page.ts';
import { text, upTo } from '../kernel/text.ts';
import { MATCHES_MAX, QUERY_MAX, RANKED_MAX } from './limits.ts';

const querySchema = text().min(1).check(upTo(QUERY_MAX));
const querySays =
  'What is looked for: words, each of which must be there; "words in quotes" as they stand; -words that must not be there. The last word may be unfinished.';

export const searchQuerySchema = pageQuerySchema.extend({
  q: querySchema.describe(querySays),
  kind: z
    .enum(['all', 'topics', 'replies', 'people'])
    .default('all')
    .describe('What is looked for: topics are their titles and first texts.'),
  categoryId: idSchema.optional().describe('Only posts of this category.'),
  topicId: idSchema.optional().describe('Only posts of this topic.'),
  author: usernameSchema.optional().describe('Only posts of the member of this user name.'),
  from: instantSchema.optional().describe('Only posts of this moment and later.'),
  to: instantSchema.optional().describe('Only posts before this moment.'),
  limit: z.coerce.number().int().min(1).max(50).default(20).describe('How many items a page holds at most.'),
});

/** A text in parts, so that what was looked for can be shown as such. */
export const foundTextSchema = z
  .array(
    z.strictObject({
      text: z.string().describe('A part of the text, as plain words.'),
      hit: z.boolean().describe('Whether it is what was looked for.'),
    }),
  )
  .max(200)
  .meta({ id: 'FoundText', description: 'A text in parts, those that were looked for marked.' });
export type FoundText = z.infer<typeof foundTextSchema>;

export const foundPostSchema = z
  .strictObject({
    id: idSchema.describe('The topic or the reply.'),
    topicId: idSchema.describe('The topic it is, or stands in.'),
    number: z.int().describe('Its number in the topic; 0: the topic itself.'),
    categoryId: idSchema.describe('The category of the topic.'),
    title: foundTextSchema.describe('The title of the topic; empty when it is hidden.'),
    snippet: foundTextSchema.describe('The part of its text where most of the words stand.'),
    author: personSchema.describe('Who wrote it.'),
    createdAt: instantSchema.describe('When it was written.'),
  })
  .meta({ id: 'FoundPost' });
export type FoundPost = z.infer<typeof foundPostSchema>;

export const searchAnswerSchema = pageOf(foundPostSchema)
  .extend({
    count: z
      .int()
      .max(RANKED_MAX)
      .describe(
        'How many posts the viewer may read match; counted up to 500, the newest, or 200 where words must follow one another. Only these are listed.',
      ),
    isMore: z.boolean().describe('Whether more match than were counted.'),
    people: z
      .array(personSchema)
      .max(6)
      .describe('Members whose names begin with what is looked for, on the first page; none for who is signed out.'),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const findQuerySchema = z.strictObject({ q: querySchema.describe(querySays) });

export const findAnswerSchema = z
  .strictObject({
    matches: z
      .array(z.int().describe('The number of a post that matches; 0: the topic itself.'))
      .max(MATCHES_MAX)
      .describe('Posts that match, in the order of the topic.'),
    isMore: z.boolean().describe('Whether more match than are listed.'),
    words: z
      .array(
        z.strictObject({
          word: z.string().describe('A word without accents, in lower case.'),
          begins: z.boolean().describe('Whether it is only the beginning of what matches.'),
        }),
      )
      .max(300)
      .describe('What to show as found in the texts.'),
  })
  .meta({ id: 'FindAnswer' });
export type FindAnswer = z.infer<typeof findAnswerSchema>;
