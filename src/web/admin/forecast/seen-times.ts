import { z } from 'zod'
import type { ForecastSetting } from '../../../domains/reports/index.ts'

const times = z.object({
  lead: z.number(),
  cover: z.number(),
  leads: z.array(z.tuple([z.string(), z.number()])),
})

/** The times as a page shows them, to be sent along with what is typed. */
export const seenOf = ({ leadDays, coverDays, leads }: ForecastSetting): string =>
  JSON.stringify({ lead: leadDays, cover: coverDays, leads: [...leads] } satisfies z.infer<typeof times>)

/** What stood on the page when it was opened; undefined when the form does not say so. */
export function readSeen(sent: string): ForecastSetting | undefined {
  try {
    const { lead, cover, leads } = times.parse(JSON.parse(sent))
    return { leadDays: lead, coverDays: cover, leads: new Map(leads) }
  } catch {
    return undefined
  }
}
