export { closeDays } from './close-days.ts'
export {
  type Cell,
  type CountedEvent,
  events,
  fewest,
  foldWords,
  other,
  type ShownCount,
} from './count.ts'
export { type Counters, openCounters } from './counters.ts'
export { flushCounts } from './flush-counts.ts'
export { countVisits, type Ranked, readTraffic, type TrafficReport } from './queries.ts'
