declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** A category got other readers: it was given to a group, or opened. Whoever may not read it any more is told nothing of it. */
    'category.changed': { cause: 'given'; categoryId: string };
  }
}

export {};
