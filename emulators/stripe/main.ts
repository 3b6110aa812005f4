import { startStripeEmulator } from './index.ts'

/** Runs the emulator as a process of its own; prints one line of JSON with its address when it is ready. */
const { env } = process
const secretKey = env.STRIPE_SECRET_KEY ?? 'sk_test_demo_local'
const emulator = await startStripeEmulator({
  secretKey,
  port: Number(env.PORT ?? 0),
  host: env.HOST ?? '127.0.0.1',
  ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL }),
  ...(env.WEBHOOK_URL &&
    env.STRIPE_WEBHOOK_SECRET && { webhook: { url: env.WEBHOOK_URL, secret: env.STRIPE_WEBHOOK_SECRET } }),
  ...(env.STATE_FILE && { stateFile: env.STATE_FILE }),
  ...(env.CONTROL_TOKEN && { controlToken: env.CONTROL_TOKEN }),
  ...(env.SEED && { seed: env.SEED }),
  ...(env.RETRY_DELAYS_MS && { retryDelaysMs: env.RETRY_DELAYS_MS.split(',').map(Number) }),
})
console.log(JSON.stringify({ url: emulator.url, verification: emulator.verification }))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => emulator.stop().then(() => process.exit(0)))
}
