import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('only named fields leave the process, and of an error not even its message', () => {
  const lines: string[] = []
  const log = openLog('info', { write: (line: string) => void lines.push(line) })
  log.info('order.placed', {
    orderId: 'ord_1',
    email: 'canary@example.eu',
    order: { email: 'canary@example.eu' },
  })
  log.error('mail.failed', new TypeError('no canary@example.eu, no CANARY-KEY-00001'), { mailId: 'eml_1' })
  const text = lines.join('')
  expect(text).toContain('ord_1')
  expect(text).toContain('TypeError')
  expect(text).toContain('log.test.ts')
  expect(text.toLowerCase()).not.toContain('canary')
})
