/** A topic of the seeded community: who said what, and how many minutes ago. `>n` answers the reply with that number. */
export type SeedTopic = {
  category: string;
  author: string;
  title: string;
  body: string;
  ageMinutes: number;
  pinned?: boolean;
  locked?: boolean;
  likes?: number;
  replies: [author: string, minutesAgo: number, body: string, parent?: number][];
};

export const hour = 60;
export const day = 24 * hour;
