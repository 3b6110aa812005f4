import type { TestProject } from 'vitest/node'
import { type FoundJudges, findJudges } from './find-judges.ts'

declare module 'vitest' {
  interface ProvidedContext {
    invoiceJudges: FoundJudges
  }
}

export default async function setUp(project: TestProject): Promise<void> {
  const found = await findJudges((line) => console.log(line))
  project.provide('invoiceJudges', found)
  if (found.ok) console.log(`Mustang ${found.version} with veraPDF and the rules of CEN`)
  else console.log(`Nobody gave a second opinion about invoices: ${found.why}.`)
}
