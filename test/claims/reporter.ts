import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { proofFiles, summarise, type TestResult } from './judge.ts'

/** Ends a run of all tests with the table of the privacy policy's clauses; a run of a few files says nothing about them. */
export default class ClausesReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const results = modules.flatMap(resultsIn)
    const ran = new Set(modules.map(({ moduleId }) => relative(process.cwd(), moduleId)))
    if (!proofFiles.every((file) => ran.has(file))) return
    for (const line of summarise(results)) console.log(line)
  }
}

function resultsIn(module: TestModule): TestResult[] {
  const file = relative(process.cwd(), module.moduleId)
  return [...module.children.allTests()].map((test) => ({
    file,
    name: test.fullName,
    passed: test.result().state === 'passed',
  }))
}
