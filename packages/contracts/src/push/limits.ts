/** As many devices as these a member is reached on. */
export const PUSH_DEVICES_MAX = 10;
