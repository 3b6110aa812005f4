import { appendFileSync } from 'node:fs'

/** One form of request that was carried out or refused, with the answer to it: a line of a recording. */
export type RecordedCall = {
  method: string
  path: string
  /** As it was sent: form encoded, from the body or the query. */
  params: string
  status: number
  answer: unknown
}

/**
 * Writes calls to a file, one JSON line for each form of request: the same method, path but for its ids, and names of
 * parameters are written once by a process. What broke on purpose (429, 5xx) says nothing of the request and is left out.
 */
export function recordInto(file: string): (call: RecordedCall) => void {
  const known = new Set<string>()
  return (call) => {
    const form = formOf(call)
    if (call.status === 429 || call.status >= 500 || known.has(form)) return
    known.add(form)
    appendFileSync(file, `${JSON.stringify(call)}\n`, { mode: 0o600 })
  }
}

/** What two calls have in common when they tell the same about the interface. */
export function formOf({ method, path, params, status }: RecordedCall): string {
  const names = new Set([...new URLSearchParams(params).keys()].map((name) => name.replace(/\d+/g, '0')))
  return [method, path.replace(/_[A-Za-z0-9]{8,}/g, '_id'), status, ...[...names].sort()].join(' ')
}
