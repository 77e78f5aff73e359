import type { Group, Me } from '@tidings/contracts';
import { hearsGroup, runsGroup } from './may.ts';

const tabs = ['posts', 'members', 'activity', 'settings'] as const;
export type GroupTab = (typeof tabs)[number];

/** The parts of a group that this reader sees. */
export const tabsOf = (group: Group, reader: Me | undefined): readonly GroupTab[] =>
  tabs.filter((tab) => {
    if (tab === 'activity') return hearsGroup(group, reader);
    return tab !== 'settings' || runsGroup(group, reader);
  });
