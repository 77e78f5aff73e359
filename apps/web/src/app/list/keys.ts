import { type KeyGroup, mergeGroups } from '../../lib/keyboard/groups.ts';
import { features } from './features.ts';
import { navKeys } from './navigation.ts';

const declared: readonly KeyGroup[] = features.flatMap(({ keys = [] }) => keys);
const isAnywhere = ({ title }: KeyGroup) => title === 'keys.anywhere';

/** Those of the frame itself. */
const own: KeyGroup = {
  title: 'keys.anywhere',
  shortcuts: [
    { keys: ['?'], label: 'keys.help' },
    { keys: ['f6'], label: 'keys.nextPane' },
    { keys: ['escape'], label: 'keys.close' },
  ],
};

const goTo: KeyGroup = {
  title: 'keys.goTo',
  shortcuts: navKeys.flatMap(({ key, label, keyLabel = label, audience = 'everyone' }) =>
    key === undefined ? [] : [{ keys: [key], label: keyLabel, audience }],
  ),
};

/** What `?` shows: the keys that every feature declares. */
export const keyGroups = mergeGroups([
  ...declared.filter(isAnywhere),
  own,
  goTo,
  ...declared.filter((group) => !isAnywhere(group)),
]);
