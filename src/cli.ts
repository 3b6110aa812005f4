import { run as banAccount, usage as banUsage } from './cli/account-ban.ts'
import { usage as booksCloseUsage, run as closeBooks } from './cli/books-close.ts'
import { usage as booksExportUsage, run as exportBooks } from './cli/books-export.ts'
import { usage as booksUsage, run as verifyBooks } from './cli/books-verify.ts'
import { type CommandDeps, withShop } from './cli/command-deps.ts'
import { usage as demoUsage, run as makeDemo } from './cli/demo.ts'
import { usage as doctorUsage, run as examineShop } from './cli/doctor.ts'
import { run as acceptRestored, usage as restoredUsage } from './cli/history-restored.ts'
import { run as moveIdentity, usage as moveUsage } from './cli/identity-move.ts'
import { run as applyKeyring, usage as applyUsage } from './cli/keyring-apply.ts'
import { usage as keyringUsage, run as newKeyring } from './cli/keyring-new.ts'
import { run as importKeys, usage as importUsage } from './cli/keys-import.ts'
import { run as undoImport, usage as undoUsage } from './cli/keys-undo.ts'
import { run as verifyCustody, usage as verifyUsage } from './cli/keys-verify.ts'
import { run as exportPrices, usage as exportUsage } from './cli/prices-export.ts'
import { run as importPrices, usage as pricesUsage } from './cli/prices-import.ts'
import { run as printRegister, usage as registerUsage } from './cli/privacy-register.ts'
import { run as keepRetention, usage as retentionUsage } from './cli/privacy-retention.ts'
import { run as inviteStaff, usage as inviteUsage } from './cli/staff-invite.ts'
import { run as examineStripe, usage as stripeUsage } from './cli/stripe-doctor.ts'
import { terminalOver } from './cli/terminal.ts'
import { explain } from './start/explain.ts'

type Command = { usage: string; run(args: string[]): Promise<number> }

const terminal = terminalOver(process.stdout, process.stderr)
const onShop = (usage: string, run: (args: string[], deps: CommandDeps) => Promise<number>): Command => ({
  usage,
  run: (args) => withShop(process.env, terminal, (deps) => run(args, deps)),
})

const commands: Record<string, Command> = {
  'account ban': onShop(banUsage, banAccount),
  'books close': onShop(booksCloseUsage, closeBooks),
  'books export': onShop(booksExportUsage, exportBooks),
  'books verify': onShop(booksUsage, verifyBooks),
  'history restored': onShop(restoredUsage, acceptRestored),
  'identity move-to-supabase': onShop(moveUsage, moveIdentity),
  'keys import': onShop(importUsage, importKeys),
  'keys undo': onShop(undoUsage, undoImport),
  'keys verify': onShop(verifyUsage, verifyCustody),
  'keyring new': { usage: keyringUsage, run: (args) => newKeyring(args, terminal) },
  'keyring apply': onShop(applyUsage, applyKeyring),
  'prices import': onShop(pricesUsage, importPrices),
  'prices export': onShop(exportUsage, exportPrices),
  'privacy register': {
    usage: registerUsage,
    run: (args) => printRegister(args, process.env, terminal),
  },
  'privacy retention': onShop(retentionUsage, keepRetention),
  'staff invite': onShop(inviteUsage, inviteStaff),
  'stripe doctor': { usage: stripeUsage, run: (args) => examineStripe(args, process.env, terminal) },
  doctor: { usage: doctorUsage, run: (args) => examineShop(args, process.env, terminal) },
  demo: onShop(demoUsage, makeDemo),
}

// Run before or beside this program, by bin/bootstrap.mjs.
const elsewhere = [
  'akm start\n  Runs the shop. Its settings are variables of the environment: .env.example lists them.',
  'akm test [--watch] [FILE...]\n  Runs the tests.',
  'akm check [--without-tests]\n  Format, lint, types, licences, secrets, tests.',
  'akm claims\n  Proves the privacy policy, clause by clause.',
  'akm histories --runs 10000\n  Lives random histories of orders and money, and looks for anything lost, doubled or stuck.',
  'akm bench\n  Measures what docs/benchmarks.md promises.',
  'akm types\n  Writes the types of the database anew from its migrations.',
]

process.exitCode = await main(process.argv.slice(2))
process.exit()

async function main(words: string[]): Promise<number> {
  const name = Object.keys(commands).find((each) =>
    each.split(' ').every((word, index) => words[index] === word),
  )
  const command = name === undefined ? undefined : commands[name]
  if (!name || !command) return help(words)
  try {
    return await command.run(words.slice(name.split(' ').length))
  } catch (error) {
    const sentence = explain(error)
    if (sentence === undefined) throw error
    terminal.complain(sentence)
    return 1
  }
}

function help(words: string[]): number {
  const asked = words.length === 0 || ['help', '--help', '-h'].includes(words[0] ?? '')
  if (!asked) terminal.complain(`There is no command "${words.join(' ')}".\n`)
  const lines = [...elsewhere, ...Object.values(commands).map(({ usage }) => usage)]
  terminal.print(['Usage', ...lines].join('\n\n'))
  return asked ? 0 : 1
}
