import { type DisputeId, type ProofRequestId, parseId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { Secret } from '../../shared/secret.ts'
import { riskNews } from '../fraud/index.ts'
import { findAccount, findDevice, findProofRequest, type IdentityDeps, readProof } from '../identity/index.ts'
import { disputeNews } from '../payments/index.ts'
import { type AccountNotice, type AccountProof, alertNotices } from './account-on-letter.ts'
import { mailNews } from './came-back/mail-news.ts'
import type { LetterReference } from './letter.ts'
import { stockNews } from './stock-news.ts'

export type AccountLetterDeps = {
  identity: IdentityDeps
  /** Addresses of the shop, absolute, in the language of the letter. */
  urls: {
    link(
      request: { id: ProofRequestId; purpose: AccountProof['purpose'] },
      token: string,
      locale: Locale,
    ): string
    signIn(locale: Locale): string
    security(locale: Locale): string
    privacy(locale: Locale): string
    alerts(locale: Locale): string
    disputes(locale: Locale): string
    cases(locale: Locale): string
    letters_back(locale: Locale): string
    address_claims(locale: Locale): string
    stock(locale: Locale): string
    dispute(id: DisputeId, locale: Locale): string
  }
}

/** What the letters of an account say, read at the moment they are sent: proofs are asked of the provider only then. */
export function accountLetters({ identity, urls }: AccountLetterDeps) {
  return {
    async account_proof({ subjectId, locale }: LetterReference): Promise<AccountProof | null> {
      const id = parseId('prf', subjectId)
      const request = id && (await findProofRequest(identity.db, id))
      if (!request || request.answered) return null
      const { purpose, tokenSealed } = request
      if (purpose === 'account_exists') return { purpose, url: urls.signIn(locale), code: null }
      if (tokenSealed) {
        const token = identity.sealer.open(`request ${request.id}`, tokenSealed)
        return { purpose, url: urls.link(request, token.expose(), locale), code: null }
      }
      const proof = await readProof(identity, request)
      if (!proof) return null
      const typed = purpose === 'sign_in' || purpose === 'confirm_email'
      const code = typed ? new Secret(proof.code.expose()) : null
      return { purpose, url: urls.link(request, proof.token.expose(), locale), code }
    },

    async account_notice({ subjectId, cause, locale }: LetterReference): Promise<AccountNotice | null> {
      const [what, detail = ''] = cause.split(' ')
      const accountId = parseId('acc', subjectId)
      if (!accountId || !(await findAccount(identity.db, accountId))) return null
      const url = urls.security(locale)
      if (what === 'device') {
        const sessionId = parseId('ses', detail)
        const device = sessionId && (await findDevice(identity.db, sessionId))
        return device ? { what, at: device.createdAt, device, url } : null
      }
      if (what === 'policy') return { what, at: new Date(detail), device: null, url: urls.privacy(locale) }
      if (what === 'inactive') return { what, at: new Date(detail), device: null, url: urls.signIn(locale) }
      const ofBank = disputeNews.find((each) => each === what)
      if (ofBank) {
        const dispute = parseId('dsp', cause.split(' ')[2] ?? '')
        const about = dispute ? urls.dispute(dispute, locale) : urls.disputes(locale)
        return { what: ofBank, at: new Date(detail), device: null, url: about }
      }
      const risk = riskNews.find((each) => each === what)
      if (risk) return { what: risk, at: new Date(detail), device: null, url: urls.cases(locale) }
      const news = mailNews.find((each) => each === what)
      if (news) return { what: news, at: new Date(detail), device: null, url: urls[news](locale) }
      const stock = stockNews.find((each) => each === what)
      if (stock) return { what: stock, at: new Date(detail), device: null, url: urls.stock(locale) }
      const alert = alertNotices.find((each) => each === what)
      if (alert) return { what: alert, at: new Date(detail), device: null, url: urls.alerts(locale) }
      if (what !== 'password' && what !== 'email' && what !== 'factor_on' && what !== 'factor_off')
        return null
      return { what, at: new Date(detail), device: null, url }
    },
  }
}
