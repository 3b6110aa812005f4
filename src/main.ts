import { readConfig } from './config.ts'
import { explain } from './start/explain.ts'
import { StartError } from './start/start-error.ts'
import { startShop } from './start/start-shop.ts'

try {
  refuseWords(process.argv.slice(2))
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

function refuseWords([word]: readonly string[]): void {
  if (word === undefined) return
  throw new StartError(
    `"${word}" is not understood: akm start is set by variables of the environment, such as PORT (.env.example lists them).`,
  )
}
