import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fingerprintCode, writeClaimsFile } from '../src/platform/files/claims-file.ts'
import { type Clause, clauses } from '../test/claims/clauses.ts'
import { judge, proofFiles, resultsOf, type TestResult, type Verdict } from '../test/claims/judge.ts'

// Runs the proofs of the founding policy and prints clause by clause what holds: npm run claims

const results = runProofs(proofFiles)
const verdicts = clauses.map((clause) => ({ clause, verdict: judge(clause, results) }))
for (const { clause, verdict } of verdicts) print(clause, verdict)
const count = (wanted: Verdict) => verdicts.filter(({ verdict }) => verdict === wanted).length
console.log(
  `\n${count('holds')} clauses hold, ${count('in part')} in part, ${count('not yet')} not yet, ${count('fails')} fail.`,
)
process.exitCode = count('fails') > 0 ? 1 : 0

// What the back office shows at /admin/claims, beside the data of the shop in this folder.
const dataDir = resolve(process.env.DATA_DIR ?? '.data')
mkdirSync(dataDir, { recursive: true })
await writeClaimsFile(dataDir, {
  version: await fingerprintCode(resolve('.')),
  at: new Date(),
  clauses: verdicts.map(({ clause: { id, proofs, missing }, verdict }) => ({
    id,
    verdict,
    missing: missing ?? null,
    proofs: proofs.map(([file, name]) => {
      const tests = resultsOf([file, name], results)
      return { file, name, passed: tests.length > 0 && tests.every(({ passed }) => passed) }
    }),
  })),
})

function runProofs(files: readonly string[]): TestResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'akm-claims-'))
  const output = join(folder, 'report.json')
  try {
    const vitest = resolve('node_modules/vitest/vitest.mjs')
    spawnSync(process.execPath, [vitest, 'run', ...files, '--reporter=json', `--outputFile=${output}`], {
      stdio: 'ignore',
    })
    const report = JSON.parse(readFileSync(output, 'utf8')) as {
      testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
    }
    return report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({
        file: relative(process.cwd(), name),
        name: fullName,
        passed: status === 'passed',
      })),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function print({ id, says, proofs, missing }: Clause, verdict: Verdict): void {
  console.log(`\n${verdict.padEnd(8)} § ${id}: ${says}`)
  for (const [file, name] of proofs) {
    const tests = resultsOf([file, name], results)
    const mark = tests.length > 0 && tests.every(({ passed }) => passed) ? 'pass' : 'FAIL'
    console.log(`           ${mark}  ${name} (${file}${tests.length > 1 ? `, ${tests.length} cases` : ''})`)
  }
  if (missing) console.log(`           missing: ${missing}`)
}
