/**
 * Every table, and whose its rows are. A table of workspaces names the column that says whose (`workspace_id`, but of `workspace` itself);
 * a migration puts it under row-level security with `protect_tenant_table`. Any other table has a reason here why it is not.
 */
export const sharedTables: Readonly<Record<string, string>> = {
  _prisma_migrations: 'what was done to the database; the owner’s alone',

  // Infrastructure: what runs for everybody. What it carries of a workspace is read by the server, never by a member.
  agent_watch: 'when leases of agents were last looked at, of all at once',
  connection_lease: 'who is connected to which server, whatever they look at',
  dead_letter: 'jobs that failed, for admins; a payload names its workspace',
  dead_letter_act: 'what admins did with them',
  device_ack: 'how far a device has applied a member’s own room',
  epoch: 'the generation of the whole database',
  event: 'stored events; who may read a room is asked of its scope, which workspaces have their own of',
  idempotency_key: 'what a member’s or a key’s request was answered, found by that member or key alone',
  job: 'work of all; a payload names its workspace',
  kept_secret: 'sealed secrets of the server',
  presence_lease:
    'who is there on which server, whatever they look at; who may see them is asked of the places they share',
  presence_server: 'servers that say they live',
  realtime_ticket: 'tickets of a session',
  scope: 'who may read which room: a workspace is one of the kinds it asks about',
  stream: 'the heads of all rooms; its readers are those of its scope',

  // People and how they sign in: a member is the same one in every workspace.
  account_deletion: 'accounts that are to be deleted',
  account_export: 'archives that members asked for',
  account_link: 'links that were mailed to a member',
  api_key: 'systems that ask, whatever they may ask for',
  refresh_token: 'sessions of members',
  session: 'sessions of members',
  sign_in_failure: 'tries at accounts',
  site_invitation: 'who may register',
  user: 'members, who are in many workspaces or in none',

  // A member’s own: read by that member, in no workspace.
  block: 'whom a member blocked',
  follow: 'whom a member follows',
  interruption_setting: 'when a member is not interrupted',
  member_seen: 'what a member had read of the forum',
  mute: 'what a member does not want to hear of',
  notification: 'a member’s inbox, which is one for all they are in',
  notification_ack: 'which device has a notification',
  notification_cause: 'why a notification is there',
  notification_count: 'what of an inbox counts',
  notification_delivery: 'what was sent of it by push and mail',
  notification_preference: 'what a member wants of a type',
  notification_seen: 'how far a member looked into their inbox',
  notification_skip: 'why a member was not notified',
  push_act: 'what a push lets its member do',
  push_subscription: 'devices of members',
  watch: 'how much a member wants to hear of something',

  // The forum, which belongs to all members; its groups have audiences of their own.
  announcement: 'what admins say to members',
  announcement_dismissal: 'who closed it',
  category: 'the forum',
  category_seen: 'the forum',
  category_stat: 'the forum',
  group: 'groups of the forum',
  group_activity: 'groups of the forum',
  group_creation: 'groups of the forum',
  group_invitation: 'groups of the forum',
  group_member: 'groups of the forum',
  moderation_action: 'what staff did in the forum',
  reaction: 'the forum',
  removed_revision: 'the forum',
  reply: 'the forum',
  reply_stat: 'the forum',
  report: 'what was reported to staff in the forum',
  report_entry: 'what was reported to staff in the forum',
  revision: 'the forum',
  search_backfill: 'words of the forum',
  search_due: 'words of the forum',
  search_entry: 'words of the forum; a search asks the rows themselves who may read',
  topic: 'the forum',
  topic_read: 'the forum',
  topic_seen: 'the forum',
  topic_stat: 'the forum',

  // Safety alerts, which are a member’s and their family’s.
  alert: 'what a source found about members',
  alert_recipient: 'who has an alert',
  breach: 'public leaks, about nobody here',
  breach_record: 'hashes of leaked identifiers',
  family: 'families of members',
  family_member: 'families of members',
  ingest_receipt: 'requests of sources that were taken',
  monitored_item: 'what a member has watched',

  // Other systems and mail, which admins set up for the whole community.
  mail: 'mails to members, sealed',
  order: 'what a member ordered elsewhere',
  undeliverable_address: 'addresses that take no mail',
};

/** Tables whose rows belong to a workspace, or to the forum; under row-level security with `protect_forum_or_tenant_table`, by `workspace_id`. */
export const forumOrTenantTables: readonly string[] = ['webhook', 'webhook_delivery'];

export const tenantTables: Readonly<Record<string, string>> = {
  agent: 'workspace_id',
  agent_act: 'workspace_id',
  approval: 'workspace_id',
  approval_act: 'workspace_id',
  approval_vote: 'workspace_id',
  chat_channel: 'workspace_id',
  chat_member: 'workspace_id',
  chat_message: 'workspace_id',
  workspace: 'id',
  workspace_audit: 'workspace_id',
  workspace_invitation: 'workspace_id',
  workspace_member: 'workspace_id',
};
