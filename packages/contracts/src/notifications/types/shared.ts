import { z } from 'zod';
import { idSchema } from '../../kernel/ids.ts';

const topic = {
  topicId: idSchema.describe('The topic it is in.'),
  topic: z.string().describe('The title of the topic.'),
};

/** Data of what is said in a topic. */
export const postData = z.strictObject({
  ...topic,
  number: z.int().describe('The number of the reply; 0: the topic itself.'),
  excerpt: z.string().describe('The beginning of what was said, without marks.'),
});

/** Data of a whole topic. */
export const topicData = z.strictObject({
  ...topic,
  categoryId: idSchema.describe('Its category.'),
  category: z.string().describe('The name of its category.'),
  excerpt: z.string().describe('The beginning of its text, without marks.'),
});

/** Where a post stands in the web app. */
export const postUrl = ({ topicId, number }: { topicId: string; number: number }): string =>
  number === 0 ? `/t/${topicId}` : `/t/${topicId}#reply-${number}`;

/** Data of what happens in a group. */
export const groupData = z.strictObject({
  groupId: idSchema.describe('The group.'),
  group: z.string().describe('What it is called.'),
});
