export type Target = { host: string; port: number | null } | { socket: string }

/** Somebody of this process wanted to reach a place that is not registered. Names the place, never what was to be said. */
export class EgressRefused extends Error {
  override readonly name = 'EgressRefused'
  readonly code = 'EGRESS_REFUSED'
  readonly target: Target

  constructor(target: Target) {
    super(`no processor is registered at ${placeOf(target)}`)
    this.target = target
  }
}

const nameMax = 100

/** For people: bounded, because a name can be made to carry what it should not. */
export function placeOf(target: Target): string {
  if ('socket' in target) return `socket ${target.socket.slice(0, nameMax)}`
  const host = target.host.slice(0, nameMax)
  return target.port === null ? host : `${host}:${target.port}`
}
