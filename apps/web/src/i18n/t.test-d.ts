import { rich } from './rich.tsx';
import { type PlainKey, t } from './t.ts';

t('like.add');
t('like.label', { count: 1 });
t('moderation.reason', { count: 1, reason: 'Spam' });
rich('moderation.reason', { count: 1, reason: null });

// @ts-expect-error there is no such message
t('like.nothing');
// @ts-expect-error the count is missing
t('like.label');
// @ts-expect-error a count is a number
t('like.label', { count: '1' });
// @ts-expect-error the message knows no name
t('like.label', { count: 1, name: 'Ana' });
// @ts-expect-error a plain message takes nothing
t('like.add', { count: 1 });
// @ts-expect-error one of two parameters is missing
t('moderation.reason', { count: 1 });
// @ts-expect-error an element is no text
t('typing.one', { name: null });
// @ts-expect-error the message takes a parameter
export const key: PlainKey = 'like.label';
