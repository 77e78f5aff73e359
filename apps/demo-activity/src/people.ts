/** Who acts. Their passwords are made at the first start and kept in DATA_DIR. `group`: what they run and ask others into. */
export const actors = [
  {
    username: 'ines',
    displayName: 'Inês Carvalho',
    group: { slug: 'tide-watchers', name: 'Tide watchers', description: 'We compare tables with what the water does.' },
  },
  {
    username: 'kofi',
    displayName: 'Kofi Mensah',
    group: { slug: 'ferry-crews', name: 'Ferry crews', description: 'Shifts, swaps, and who has the keys.' },
  },
  {
    username: 'yuna',
    displayName: '윤아 김',
    group: { slug: 'lamp-keepers', name: 'Lamp keepers', description: 'Old lighthouses and the people who mind them.' },
  },
] as const;

/** The people of the demo that anybody may sign in as, and in which category each of them hears of new topics. */
export const visitors: Readonly<Record<string, string>> = {
  alice: 'show',
  bob: 'help',
  carol: 'feedback',
  mod: 'help',
  admin: 'self-hosting',
};

/** Who decides in the demo, the first one first; nobody decides about themselves, and no moderator about an admin. */
export const staff = ['mod', 'admin'] as const;
/** Who makes the secrets of sources. */
export const ADMIN = 'admin';
export const STAFF_PASSWORD = 'tidings-demo';
