import { element } from './xml.ts'

/** A day of the calendar: UNTDID 2379 calls YYYYMMDD "102". */
export function day(prefix: 'udt' | 'qdt', date: string) {
  return element(`${prefix}:DateTimeString`, date.replaceAll('-', ''), { format: '102' })
}
