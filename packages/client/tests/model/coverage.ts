/** What happened over all histories: a run that met too little of it proves nothing. */
export const newCoverage = () => ({
  histories: 0,
  applied: 0,
  lostPackets: 0,
  duplicates: 0,
  reorders: 0,
  gaps: 0,
  syncs: 0,
  replayed: 0,
  resets: 0,
  snapshots: 0,
  connects: 0,
  transportChanges: 0,
  backOnTop: 0,
  epochChanges: 0,
  crashes: 0,
  acks: 0,
});
export type Coverage = ReturnType<typeof newCoverage>;
