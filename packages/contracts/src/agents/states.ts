/** What an agent says it is doing; `offline` it is also where nobody heard of it for three heartbeats. */
export const agentStatuses = ['idle', 'running', 'waiting', 'error', 'offline'] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/** What managers ask of an agent. */
export const agentActions = ['pause', 'resume', 'stop'] as const;
export type AgentAction = (typeof agentActions)[number];

/** What an agent confirmed to keep to. */
export const agentHolds = ['paused', 'stopped'] as const;
export type AgentHold = (typeof agentHolds)[number];

/** How often an agent is heard of unless it says otherwise, in seconds. */
export const HEARTBEAT_SECONDS = 30;
/** Heartbeats that are missed until an agent is offline. */
export const MISSED_HEARTBEATS = 3;
/** Agents there may be in one workspace. */
export const AGENTS_MAX = 500;
/** Entries that are kept of one agent's log. */
export const AGENT_LOG_MAX = 200;
