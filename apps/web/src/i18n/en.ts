import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { connection } from './en/connection.ts';
import { identity } from './en/identity.ts';
import { moderation } from './en/moderation.ts';
import { profile } from './en/profile.ts';
import { settings } from './en/settings.ts';
import { told } from './en/told.ts';
import { topic } from './en/topic.ts';
import { topics } from './en/topics.ts';

/** Every sentence the app can say, by key. One file a slice, so two people rarely meet in one. */
export const en = {
  ...common,
  ...composer,
  ...connection,
  ...identity,
  ...moderation,
  ...profile,
  ...settings,
  ...told,
  ...topic,
  ...topics,
};
