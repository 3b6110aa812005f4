import { isLocale } from '../shared/locale.ts'
import { describeShop } from '../start/seller.ts'
import { StartError } from '../start/start-error.ts'
import { asMarkdown, registerText } from '../web/storefront/legal/policy/register-text.ts'
import { withShop } from './command-deps.ts'
import { parseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm privacy register [--language en|fr]
  Prints the register of processing activities (GDPR Art. 30), made from the same facts as the policy page.`

/** @returns the exit code. What is processed is written in the code; who does is a setting. */
export async function run(args: string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const { values } = parseOptions({ args, options: { language: { type: 'string' } } }, usage)
  const language = values.language ?? 'en'
  if (!isLocale(language)) throw new StartError('Set --language to en or fr.')
  return withShop(env, terminal, async ({ config }) => {
    const shop = describeShop(config, 'https://shop.invalid', 'https://checkout.stripe.com')
    terminal.print(asMarkdown(registerText(shop, language)))
    return 0
  })
}
