import { ConfigError, readConfig } from './config.ts'
import { AppError } from './shared/errors.ts'
import { EmbeddedPostgresError } from './platform/postgres/index.ts'
import { StartError } from './start/start-error.ts'
import { startShop } from './start/start-shop.ts'

const say = (line: string) => console.log(line)

try {
  const shop = await startShop(readConfig(process.env), say)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void shop.stop())
  process.exitCode = await shop.ended
} catch (error) {
  if (!isForOperator(error)) throw error
  console.error(error.message)
  process.exitCode = 1
}
process.exit()

// These say in one sentence what to do; everything else is a bug and shows its stack.
function isForOperator(error: unknown): error is Error {
  return [ConfigError, StartError, EmbeddedPostgresError, AppError].some((kind) => error instanceof kind)
}
