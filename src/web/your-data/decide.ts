import { z } from 'zod'
import { type ObjectionPurpose, objectionPurposes, type Person } from '../../domains/privacy/index.ts'
import type { YourDataDeps } from './deps.ts'

const decision = z
  .templateLiteral([z.enum(['object', 'agree']), ':', z.enum(objectionPurposes)])
  .or(z.enum(['restrict', 'lift']))

/** What was decided with a button of the page; undefined for any other button. */
export async function decide(
  deps: Pick<YourDataDeps, 'setRestriction' | 'setObjection'>,
  who: Person,
  act: unknown,
): Promise<Decided | undefined> {
  const { data } = decision.safeParse(act)
  if (!data) return undefined
  if (data === 'restrict' || data === 'lift') {
    await deps.setRestriction(who, data === 'restrict')
    return { purpose: null, objects: false }
  }
  const [word, purpose] = data.split(':') as ['object' | 'agree', ObjectionPurpose]
  await deps.setObjection(who, purpose, word === 'object')
  return { purpose, objects: word === 'object' }
}

type Decided = { purpose: ObjectionPurpose | null; objects: boolean }
