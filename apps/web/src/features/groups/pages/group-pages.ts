import { GroupPage } from './group-page.tsx';
import { ArchivedGroupsPage, GroupsPage } from './groups-page.tsx';
import { NewGroupPage } from './new-group-page.tsx';

/** The pages of groups come together: the first page knows one place of them. */
export const groupPages = { groups: GroupsPage, archived: ArchivedGroupsPage, new: NewGroupPage, group: GroupPage };
