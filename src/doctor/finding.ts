/** What the doctor found: one sentence, which says what to do unless all is good. */
export type Finding = { area: Area; verdict: 'good' | 'warn' | 'bad' | 'skipped'; text: string }

export type Area =
  | 'settings'
  | 'database'
  | 'roles'
  | 'clock'
  | 'keyring'
  | 'mail'
  | 'payments'
  | 'accounts'
  | 'processors'
  | 'data'
  | 'prices'
  | 'vat'
  | 'alerts'
  | 'history'
  | 'retention'
  | 'versions'

export const good = (area: Area, text: string): Finding => ({ area, verdict: 'good', text })
export const warn = (area: Area, text: string): Finding => ({ area, verdict: 'warn', text })
export const bad = (area: Area, text: string): Finding => ({ area, verdict: 'bad', text })
export const skipped = (area: Area, text: string): Finding => ({ area, verdict: 'skipped', text })

/** A check that fails in a way that nobody foresaw is a finding too, and keeps none of the others from being made. */
export async function attempt(area: Area, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check()
  } catch (error) {
    const { name, code } = error as Error & { code?: string }
    // The words of a library may quote a setting; a code never does.
    return [bad(area, `Look into it: ${code ?? name}.`)]
  }
}
