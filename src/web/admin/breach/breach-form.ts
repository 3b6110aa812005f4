import { z } from 'zod'
import { type Breach, breachScopes } from '../../../domains/privacy/index.ts'
import type { Topic } from '../../../shared/personal-data.ts'
import { fromWallClock } from '../../../shared/time.ts'
import { networkOf } from '../../../shared/visitor.ts'

/** What was breached of data: who may read it, whether it is right, whether it is there (EDPB Guidelines 9/2022, 17). */
export const breachNatures = ['confidentiality', 'integrity', 'availability'] as const

const choice = z.string().trim().max(60).catch('')

/**
 * What was asked, as it stands in the address: so a page can be opened again, and downloads ask the same. It is times and
 * choices; whatever a human has to say in words is written into the draft, and never sent here.
 */
export const breachForm = z.object({
  from: choice,
  until: choice,
  known: choice,
  scope: choice,
  network: choice,
})

export type BreachForm = z.infer<typeof breachForm> & { topics: string[]; nature: string[] }

export type AskedBreach = Breach & {
  nature: (typeof breachNatures)[number][]
  knownSince: Date
}

export function readBreachForm(url: string): BreachForm {
  const params = new URL(url).searchParams
  const lists = { topics: params.getAll('topics'), nature: params.getAll('nature') }
  return { ...breachForm.parse(Object.fromEntries(params)), ...lists }
}

/** Undefined while something is missing. */
export function parseBreach(form: BreachForm, known: readonly Topic[]): AskedBreach | undefined {
  const topics = known.filter((topic) => form.topics.includes(topic))
  const nature = breachNatures.filter((each) => form.nature.includes(each))
  const scope = breachScopes.find((each) => each === form.scope)
  const [from, until, knownSince] = [form.from, form.until, form.known].map(fromWallClock)
  if (
    !from ||
    !until ||
    !knownSince ||
    !scope ||
    from > until ||
    topics.length === 0 ||
    nature.length === 0
  ) {
    return undefined
  }
  if (scope !== 'signed_in' || form.network === '')
    return { topics, from, until, scope, network: null, nature, knownSince }
  // As connections are kept; of anything else nobody would be found, and that would look like good news.
  const network = asNetwork(form.network)
  return network === null ? undefined : { topics, from, until, scope, network, nature, knownSince }
}

function asNetwork(text: string): string | null {
  const [address = '', bits] = text.split('/')
  const network = networkOf(address)
  return network !== null && (bits === undefined || network.endsWith(`/${bits}`)) ? network : null
}

/** The same question, as the end of an address. */
export function queryOf({ topics, nature, ...form }: BreachForm): string {
  const params = new URLSearchParams(form)
  for (const topic of topics) params.append('topics', topic)
  for (const each of nature) params.append('nature', each)
  return params.toString()
}
