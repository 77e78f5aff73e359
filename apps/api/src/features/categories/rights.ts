import { type Rights, right } from '../../platform/rights/right.ts';
import { whyNotSpeak } from '../identity/index.ts';

/** Who may do what with categories. */
export const categoryRights: Rights = {
  categories: right('nothing'),
  createCategory: right('nothing', {
    whyNot: whyNotSpeak,
    body: ({ word }) => ({ name: word, slug: word, colour: 'help', groupId: null }),
  }),
  patchCategory: right('category', { whyNot: whyNotSpeak, body: ({ word }) => ({ description: word }) }),
  deleteCategory: right('category', { whyNot: whyNotSpeak }),
};
