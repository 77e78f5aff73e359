import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing, targetKind } from '../../platform/rights/target-kind.ts';
import { whyNotSpeak } from '../identity/index.ts';

/** Categories, as far as it decides who may do what with them. */
export const categoryKind = targetKind({
  name: 'category',
  states: { open: 'everybody', private: 'members', 'of an archived group': 'members' },
  meet: ({ state }) => ({ archived: state === 'of an archived group' }),
});

/** Who may do what with categories. */
export const categoryRights: Rights = {
  categories: right(nothing),
  createCategory: right(nothing, {
    whyNot: whyNotSpeak,
    body: ({ word }) => ({ name: word, slug: word, colour: 'help', groupId: null }),
  }),
  patchCategory: right(categoryKind, { whyNot: whyNotSpeak, body: ({ word }) => ({ description: word }) }),
  deleteCategory: right(categoryKind, { whyNot: whyNotSpeak }),
};
