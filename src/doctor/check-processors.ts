import type { Config } from '../config.ts'
import type { Processor } from '../shared/processor.ts'
import { type Finding, good, skipped, warn } from './finding.ts'
import { findSupabaseRegion } from './supabase-region.ts'

/** Whether it is declared where everybody is who receives data: the privacy policy names the country. */
export function checkProcessors(config: Config, processors: readonly Processor[]): Finding[] {
  const used = processors.filter(({ on, role }) => on && role === 'processor')
  if (used.length === 0) return [skipped('processors', 'Nobody else receives data.')]
  const region = findSupabaseRegion(config)
  return used.map((processor) =>
    checkOne(processor, processor.id === 'database' || region?.hasAccounts ? region : undefined),
  )
}

function checkOne(
  { id, name, country, transfer }: Processor,
  region: { name: string; country: string | undefined } | undefined,
): Finding {
  const setting = `${id.toUpperCase()}_PROCESSOR`
  if (!country) {
    const seen = region && `: its address says ${region.name}${region.country ? ` (${region.country})` : ''}`
    return warn(
      'processors',
      `Declare ${setting}="name; country" for ${name}, the policy names it${seen ?? ': the address does not say where it is'}.`,
    )
  }
  if (region?.country && region.country !== country) {
    return warn(
      'processors',
      `Correct ${setting}: it says ${country}, the address says ${region.name} (${region.country}).`,
    )
  }
  if (transfer === 'to_declare')
    return warn('processors', `Check the ground for sending data to ${name} (${country}).`)
  return good('processors', `${name}: ${country}${region ? `, ${region.name}` : ''}.`)
}
