declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A category got other readers: it was given to a group, or opened. What they heard of it goes, for whoever may not read it any more. */
    'category.changed': { cause: 'given'; categoryId: string };
  }
}

export {};
