import type { Person } from '@tidings/contracts';

/** A post that was found, as SQL reads it: `title` null where the topic is hidden. */
export type FoundRow = {
  id: string;
  topicId: string;
  number: number;
  categoryId: string;
  title: string | null;
  body: string;
  author: Person;
  createdAt: Date;
  score: number;
};
