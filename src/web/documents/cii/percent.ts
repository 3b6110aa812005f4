/** 2000 basis points are 20.00. */
export function percent(basisPoints: number | null): string | null {
  return basisPoints === null ? null : (basisPoints / 100).toFixed(2)
}
