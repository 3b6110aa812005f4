import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'

/** After an order that cost nothing: the way to the keys is in the letter, so whoever opens them has the mailbox. */
export function ByLetterView({ visit, email }: { visit: Visit; email: string }) {
  const { m, shop } = visit
  return (
    <Layout visit={visit} head={{ title: m.checkout.byLetter.title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{m.checkout.byLetter.title}</h1>
        <Notice kind="good">{m.checkout.byLetter.sent(email)}</Notice>
        <p>
          {m.checkout.byLetter.none} <a href={`mailto:${shop.seller.email}`}>{shop.seller.email}</a>
        </p>
      </div>
    </Layout>
  )
}
