const MAX_SHARDS = 100;
let next = 0;

/** Spreads connections evenly over the shards of whatever room they join. */
export const shardOf = (): number => {
  next = (next + 1) % MAX_SHARDS;
  return next;
};
