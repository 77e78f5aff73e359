/** The waits of RTC-4, each spread by half of itself. Milliseconds. */
const delaysMs = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000];

/** How long a client waits before its n-th try (from 0), as the protocol's clients do. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const base = delaysMs[Math.min(attempt, delaysMs.length - 1)] ?? 0;
  return base * (0.5 + random());
}
