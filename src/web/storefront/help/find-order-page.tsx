import type { Child } from 'hono/jsx'
import { type EmailQuestion, EmailQuestionField } from '../../email-question.tsx'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import { wrongAddressWords } from './wrong-address-words.ts'

export type FindOrderProps = {
  visit: Visit
  values: { number: string; email: string }
  errors: { number?: string; email?: string }
  sent: boolean
  hurdle?: Child
  question?: EmailQuestion | null
}

export function FindOrderView({ visit, values, errors, sent, hurdle, question }: FindOrderProps) {
  const { m, locale } = visit
  return (
    <Layout visit={visit} head={{ title: m.findOrder.title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{m.findOrder.title}</h1>
        {sent ? (
          <Notice kind="good">{m.findOrder.sent}</Notice>
        ) : (
          <form class="stack" method="post" action={href(locale, 'findOrder')}>
            <p>{m.findOrder.lead}</p>
            <Input
              id="number"
              name="number"
              required
              label={m.findOrder.number}
              hint={m.findOrder.numberHint}
              error={errors.number}
              value={values.number}
              autocomplete="off"
              maxlength={40}
              autofocus={Boolean(errors.number)}
            />
            <Input
              id="email"
              name="email"
              type="email"
              required
              label={m.findOrder.email}
              error={errors.email}
              value={values.email}
              autocomplete="email"
              inputmode="email"
              maxlength={254}
              autofocus={!errors.number && Boolean(errors.email)}
            />
            <EmailQuestionField {...{ visit, question }} />
            {hurdle}
            <p>
              <button type="submit" class="button primary">
                {m.findOrder.button}
              </button>
            </p>
          </form>
        )}
        <p>
          <a href={href(locale, 'wrongAddress')}>{wrongAddressWords[locale].link}</a>
        </p>
        <h2>{m.findOrder.lost}</h2>
        <p>
          {m.findOrder.lostText} <a href={`mailto:${visit.shop.seller.email}`}>{visit.shop.seller.email}</a>
        </p>
      </div>
    </Layout>
  )
}
