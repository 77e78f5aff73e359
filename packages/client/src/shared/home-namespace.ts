import { type Namespace, roomKinds } from '@tidings/contracts/plain';

/** The namespace of the member's own room: every connection opens it first, and the others when a room there is wanted. */
export const homeNamespace: Namespace = roomKinds.user.namespace;
