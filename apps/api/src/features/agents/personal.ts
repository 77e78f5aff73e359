import { kept, type Personal } from '../../platform/personal/personal.ts';

const stays = 'Agents and their logs belong to a workspace; they keep the id and no name.';

/** What agents keep of persons. A key ends with who made it, and its agents fall silent. */
export const agentsPersonal: Personal = {
  columns: { 'agent.owner_id': kept(stays), 'agent.request_by_id': kept(stays), 'agent_act.by_id': kept(stays) },
};
