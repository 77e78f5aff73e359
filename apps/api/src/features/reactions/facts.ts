declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A member liked a topic or a reply, or took the like back. */
    'reaction.changed': {
      cause: 'liked' | 'unliked';
      targetType: 'topic' | 'reply';
      targetId: string;
      topicId: string;
      /** Whose the topic or reply is. */
      authorId: string;
      actorId: string;
    };
  }
}

export {};
