import type { WaiverQuestions } from './deps.ts'

/** Keys of several legal natures are asked about once where the wording is the same. */
export function distinct(questions: WaiverQuestions[]): WaiverQuestions[] {
  return [
    ...new Map(questions.map((question) => [question.express + question.acknowledge, question])).values(),
  ]
}
