import { expect, test } from 'vitest'
import { officeWith, sampleOnDesk } from './desk.fixture.ts'

test('the queue is made anew when something happens, what was searched for is not', async () => {
  const office = officeWith(sampleOnDesk())
  expect(await (await office.get('/admin/tickets')).text()).toContain('data-live=')
  expect(await (await office.get('/admin/tickets?text=key')).text()).not.toContain('data-live=')
})
