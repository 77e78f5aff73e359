/** Characters a message holds: every one of them an emoji and escaped, they fit into a packet of the socket (64 KB). */
export const MESSAGE_MAX = 5000;
/** People a direct message is between, who writes it among them. */
export const DIRECT_PEOPLE_MAX = 8;
/** Channels a workspace has, archived ones too, direct messages not. */
export const CHANNELS_MAX = 200;
/** People a private channel is for. */
export const PRIVATE_PEOPLE_MAX = 100;
/** Direct messages one member has in a workspace. */
export const DIRECTS_MAX = 500;
