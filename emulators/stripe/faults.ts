import { notPermitted, type Refusal, rateLimited, serverError } from './errors.ts'

/** What shall go wrong with the next API calls. `match` is `METHOD /v1/path`, where `*` stands for one part of the path. */
export type ApiFault = {
  match: string
  count: number
} & (
  | { kind: 'error'; status: 500 | 429 | 403 }
  | { kind: 'error_after_commit' }
  | { kind: 'lose_response' }
  | { kind: 'delay'; milliseconds: number }
)

export type Faults = {
  add(fault: ApiFault): void
  clear(): void
  /** The fault that hits this request, used up by it. */
  take(method: string, path: string): ApiFault | undefined
}

export function createFaults(): Faults {
  let faults: ApiFault[] = []
  return {
    add: (fault) => faults.push({ ...fault }),
    clear() {
      faults = []
    },
    take(method, path) {
      const fault = faults.find((candidate) => matches(candidate.match, `${method} ${path}`))
      if (!fault) return undefined
      fault.count -= 1
      faults = faults.filter(({ count }) => count > 0)
      return fault
    },
  }
}

export function refusalFor(status: 500 | 429 | 403): Refusal {
  if (status === 403) return notPermitted()
  return status === 429 ? rateLimited() : serverError()
}

function matches(pattern: string, request: string) {
  const parts = pattern.split('/')
  const given = request.split('/')
  return parts.length === given.length && parts.every((part, at) => part === '*' || part === given[at])
}
