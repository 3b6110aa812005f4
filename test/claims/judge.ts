import { type Clause, clauses } from './clauses.ts'

export type Verdict = 'holds' | 'in part' | 'fails' | 'not yet'
/** A test that ran: its file from the folder of the project, its full name, and whether it passed. */
export type TestResult = { file: string; name: string; passed: boolean }

/** A proof that did not run proves nothing. */
export function judge({ proofs, missing }: Clause, results: readonly TestResult[]): Verdict {
  const found = proofs.map((proof) => resultsOf(proof, results))
  if (found.some((tests) => tests.length === 0 || tests.some(({ passed }) => !passed))) return 'fails'
  if (proofs.length === 0) return 'not yet'
  return missing ? 'in part' : 'holds'
}

/** One proof may be a test of several cases. */
export function resultsOf(
  [file, name]: Clause['proofs'][number],
  results: readonly TestResult[],
): TestResult[] {
  return results.filter((result) => result.file === file && result.name.includes(name))
}

export const proofFiles: readonly string[] = [
  ...new Set(clauses.flatMap(({ proofs }) => proofs.map(([file]) => file))),
]

/** One line for all that hold, and one for each clause that does not wholly. */
export function summarise(results: readonly TestResult[]): string[] {
  const judged = clauses.map((clause) => ({ ...clause, verdict: judge(clause, results) }))
  const count = (wanted: Verdict) => judged.filter(({ verdict }) => verdict === wanted).length
  return [
    `Privacy policy: ${count('holds')} of ${judged.length} clauses hold, ${count('in part')} in part, ${count('not yet')} not yet, ${count('fails')} fail.`,
    ...judged
      .filter(({ verdict }) => verdict !== 'holds')
      .map(({ id, verdict, missing, proofs }) => {
        const broken = proofs.filter(
          (proof) =>
            !resultsOf(proof, results).length || resultsOf(proof, results).some(({ passed }) => !passed),
        )
        const why =
          verdict === 'fails' ? broken.map(([file, name]) => `${file}: ${name}`).join('; ') : missing
        return `  ${verdict.padEnd(8)} § ${id}: ${why ?? ''}`
      }),
  ]
}
