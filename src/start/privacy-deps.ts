import { join } from 'node:path'
import type { Config } from '../config.ts'
import { dataRegistry } from '../data-registry.ts'
import { requestRedactions } from '../domains/payments/index.ts'
import type { ErasureDeps } from '../domains/privacy/index.ts'
import { findStaff } from '../domains/staff/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { openIpWith } from '../platform/crypto/seal-ip.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import { erasureLedger } from '../platform/erasure-ledger.ts'
import type { AccountId } from '../shared/ids.ts'

/** What retention and erasure work with. Erasing takes the rights of a worker, also when a page asks for it. */
export function privacyDeps(
  config: Config,
  keyring: Keyring,
  parts: Pick<ErasureDeps, 'db' | 'clock' | 'outbox'>,
): ErasureDeps {
  const { hash } = sealerOver(keyring)
  return {
    ...parts,
    registry: dataRegistry,
    financialYear: financialYearEnd(config),
    openIp: openIpWith(keyring),
    redactPayments: (tx, orders) => requestRedactions(tx, orders, parts.clock.now()),
    hash: (value) => hash('erasures', value),
    ledger: ledgerOf(config),
    isStaff: async (account: AccountId) => (await findStaff(parts.db, account)) !== undefined,
  }
}

/** The last day of the seller's financial year. */
export function financialYearEnd(config: Config): { month: number; day: number } {
  const [month = 12, day = 31] = config.FINANCIAL_YEAR_END.split('-').map(Number)
  return { month, day }
}

/** The file outside the database and its backups. */
export function ledgerOf(config: Config) {
  return erasureLedger(config.ERASURE_LEDGER ?? join(config.DATA_DIR, 'erasures.jsonl'))
}
