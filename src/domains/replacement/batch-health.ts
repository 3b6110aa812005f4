/** Keys of a batch that somebody has opened, and those of them that failed. */
export type BatchRecord = { opened: number; failed: number }

// 97.5 % on one side.
const z = 1.96

/**
 * The share of keys that fails at least, with 97.5 % certainty (the lower bound of Wilson's interval). Of few keys it says
 * little: one of three that failed is no proof of anything.
 */
export function failingShareAtLeast({ opened, failed }: BatchRecord): number {
  if (opened === 0 || failed === 0) return 0
  // A key can fail only after somebody has opened it.
  const n = Math.max(opened, failed)
  const share = failed / n
  const middle = share + z ** 2 / (2 * n)
  const spread = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return Math.max(0, (middle - spread) / (1 + z ** 2 / n))
}

/** Pure rule: more keys fail than may, and it is no accident. */
export function isSick(
  batch: BatchRecord,
  { sickShareBasisPoints, sickKeysMin }: { sickShareBasisPoints: number; sickKeysMin: number },
): boolean {
  return batch.failed >= sickKeysMin && failingShareAtLeast(batch) > sickShareBasisPoints / 10_000
}
