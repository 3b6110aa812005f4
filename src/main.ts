import { readConfig } from './config.ts'
import { explain } from './start/explain.ts'
import { StartError } from './start/start-error.ts'
import { type Ending, type StartedShop, startShop } from './start/start-shop.ts'

let shop: StartedShop | undefined
let isLeaving = false

try {
  refuseWords(process.argv.slice(2))
  let ending: Ending = 'again'
  while (ending === 'again') {
    const started = await startShop(readConfig(process.env), (line) => console.log(line))
    // While it starts for the first time, a signal ends it as it ends any program.
    if (!shop) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave)
    shop = started
    if (isLeaving) leave()
    ending = await shop.ended
  }
  process.exitCode = ending
} catch (error) {
  const sentence = explain(error)
  if (sentence === undefined) throw error
  console.error(sentence)
  process.exitCode = 1
}
process.exit()

function leave(): void {
  isLeaving = true
  void shop?.stop()
}

function refuseWords([word]: readonly string[]): void {
  if (word === undefined) return
  throw new StartError(
    `"${word}" is not understood: akm start is set by variables of the environment, such as PORT (.env.example lists them).`,
  )
}
