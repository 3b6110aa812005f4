import { type Clock, localDayAfter, minutes } from '../../shared/time.ts'
import { type Cell, fewest, isKeepable, other, type PageCount, type SearchGap } from './count.ts'

export type CountBatch = { pages: readonly PageCount[]; gaps: readonly SearchGap[] }

/** The counts of one process since they were last written down. */
export type Counters = {
  count(cell: Cell): void
  /** A search that found nothing, by its folded words. */
  countGap(words: string): void
  /** What is to be added to the database. Afterwards it is no longer here. */
  take(): CountBatch
  /** It could not be written: it is counted on top of what came meanwhile. */
  giveBack(batch: CountBatch): void
}

// What visitors can make up is bounded, else one of them could fill memory and table.
const hostsMax = 200
const campaignsMax = 50
const cellsMax = 5000
const wordsMax = 2000

export function openCounters(clock: Clock): Counters {
  const readDay = dayReader(clock)
  const cells = new Map<string, PageCount>()
  const gaps = new Map<string, WaitingWords>()
  const hosts = new Set<string>()
  const campaigns = new Set<string>()
  let today = ''

  function dayOfNow(): string {
    const day = readDay()
    if (day !== today) {
      today = day
      hosts.clear()
      campaigns.clear()
    }
    return day
  }

  function add(cell: Cell, day: string, count: number): void {
    const { event, route, country, referrerHost, campaign } = cell
    const key = `${day} ${event} ${route} ${country} ${referrerHost} ${campaign}`
    const known = cells.get(key)
    if (known) known.count += count
    else if (cells.size < cellsMax || isPlain(cell)) cells.set(key, { ...cell, day, count })
    else add({ event, route, country: '', referrerHost: '', campaign: '' }, day, count)
  }

  return {
    count(cell) {
      const day = dayOfNow()
      const referrerHost = bounded(hosts, cell.referrerHost, hostsMax)
      const campaign = bounded(campaigns, cell.campaign, campaignsMax)
      add({ ...cell, referrerHost, campaign }, day, 1)
    },
    countGap(words) {
      if (!isKeepable(words)) return
      const day = dayOfNow()
      const key = `${day} ${words}`
      const known = gaps.get(key)
      if (!known && gaps.size >= wordsMax) return
      const count = (known?.count ?? 0) + 1
      gaps.set(key, { day, words, count, isCommon: known?.isCommon || count >= fewest })
    },
    take() {
      const pages = [...cells.values()]
      cells.clear()
      return { pages, gaps: takeGaps(gaps, dayOfNow()) }
    },
    giveBack(batch) {
      for (const { day, count, ...cell } of batch.pages) add(cell, day, count)
      for (const { day, words, count } of batch.gaps) {
        const known = gaps.get(`${day} ${words}`)
        gaps.set(`${day} ${words}`, { day, words, count: count + (known?.count ?? 0), isCommon: true })
      }
    },
  }
}

/** Typed so often since the last time; `isCommon` once five of the day were alike. */
type WaitingWords = SearchGap & { isCommon: boolean }

/** Rare words wait in memory and are never written: when their day is over they are forgotten. */
function takeGaps(gaps: Map<string, WaitingWords>, today: string): SearchGap[] {
  const taken: SearchGap[] = []
  for (const [key, { isCommon, ...gap }] of gaps) {
    if (isCommon && gap.count > 0) taken.push(gap)
    if (gap.day !== today) gaps.delete(key)
    else if (isCommon) gaps.set(key, { ...gap, count: 0, isCommon })
  }
  return taken
}

function bounded(known: Set<string>, value: string, sizeMax: number): string {
  if (value === '' || known.has(value)) return value
  if (known.size >= sizeMax) return other
  known.add(value)
  return value
}

const isPlain = ({ country, referrerHost, campaign }: Cell) => !country && !referrerHost && !campaign

/** Days begin with a minute, and to ask for the minute costs nothing. */
function dayReader(clock: Clock): () => string {
  let minute = -1
  let day = ''
  return () => {
    const now = clock.now()
    const asked = Math.floor(now.getTime() / minutes(1))
    if (asked === minute) return day
    minute = asked
    day = localDayAfter(now, 0)
    return day
  }
}
