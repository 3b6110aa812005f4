import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { EcbError, ecbRates, readRates } from './ecb-rates.ts'

/** In the form in which the bank lays out its files; the figures are invented. */
const file = (days: Record<string, Record<string, string>>) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${Object.entries(days)
  .map(
    ([day, rates]) => `\t\t<Cube time='${day}'>
${Object.entries(rates)
  .map(([currency, rate]) => `\t\t\t<Cube currency='${currency}' rate='${rate}'/>`)
  .join('\n')}
\t\t</Cube>`,
  )
  .join('\n')}
\t</Cube>
</gesmes:Envelope>`

const served: Record<string, string> = {
  '/rates/eurofxref-daily.xml': file({ '2026-11-27': { USD: '1.0832', JPY: '162.35' } }),
  // Without spaces and with the other quotes, as the long files are.
  '/rates/eurofxref-hist-90d.xml': file({ '2026-11-27': { USD: '1.0832' }, '2026-11-26': { USD: '1.0801' } })
    .replaceAll("'", '"')
    .replaceAll(/\n\t*/g, ''),
}
const server = createServer((request, response) => {
  const text = served[request.url ?? '']
  response.writeHead(text === undefined ? 503 : 200, { 'content-type': 'text/xml' }).end(text ?? 'away')
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => void server.close())

test('the last day and the last three months are read', async () => {
  const bank = ecbRates(`${at}/rates`)
  expect(await bank.latest()).toEqual([
    { currency: 'USD', day: '2026-11-27', perEuro: 1.0832 },
    { currency: 'JPY', day: '2026-11-27', perEuro: 162.35 },
  ])
  expect(await bank.recent()).toEqual([
    { currency: 'USD', day: '2026-11-27', perEuro: 1.0832 },
    { currency: 'USD', day: '2026-11-26', perEuro: 1.0801 },
  ])
})

test('an answer that is none is an error', async () => {
  await expect(ecbRates(`${at}/elsewhere`).latest()).rejects.toThrow(new EcbError('answered 503'))
})

test.each([
  ['an empty file', ''],
  ['a page', '<html><body>Maintenance</body></html>'],
  ['a file without days', file({})],
  ['a rate that is no number', file({ '2026-11-27': { USD: 'N/A' } })],
  ['a rate of nothing', file({ '2026-11-27': { USD: '0' } })],
  [
    'a currency without a day',
    file({ '2026-11-27': { USD: '1' } }).replace("time='2026-11-27'", "time='27.11.'"),
  ],
])('%s is refused whole', (_, text) => {
  expect(() => readRates(text)).toThrow(EcbError)
})
