import { readConfig } from './config.ts'
import { explain } from './start/explain.ts'
import { startShop } from './start/start-shop.ts'

try {
  const shop = await startShop(readConfig(process.env), (line) => console.log(line))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void shop.stop())
  process.exitCode = await shop.ended
} catch (error) {
  const sentence = explain(error)
  if (sentence === undefined) throw error
  console.error(sentence)
  process.exitCode = 1
}
process.exit()
