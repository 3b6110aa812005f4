/** `in part`: its proofs passed, and something is missing; `not yet`: nothing proves it. */
export type Verdict = 'holds' | 'in part' | 'fails' | 'not yet'

export type ProvedClause = {
  id: string
  verdict: Verdict
  proofs: { name: string; file: string; passed: boolean }[]
  /** What nothing proves so far, in the words of the list of proofs (English). */
  missing: string | null
}

/** What `npm run claims` wrote when it last ran here. */
export type ClaimsReport = { version: string; at: Date; clauses: ProvedClause[] }

export type ClaimsPageDeps = {
  /** `report` is null where the proofs have never run beside this shop; `version` is the one at work. */
  readClaims(): Promise<{ report: ClaimsReport | null; version: string }>
}
