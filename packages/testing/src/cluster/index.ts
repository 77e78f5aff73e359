export type { Any } from '../any.ts';
export { accidents, type Cluster, type Node, startCluster } from './cluster.ts';
export { newTopic, type Person, request, signIn } from './person.ts';
