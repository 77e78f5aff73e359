declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    'member.registered': { cause: 'registered' | 'imported'; userId: string };
    /** Role, name, visibility, sanction or password of a member changed: every server forgets what it knew of them. */
    'member.changed': { cause: 'profile' | 'sanction' | 'password' | 'deleted'; userId: string };
    'sessions.revoked': {
      cause: 'signed-out' | 'password' | 'reuse' | 'suspended' | 'deleted';
      userId: string;
      sessionIds: string[];
    };
  }
}

export {};
