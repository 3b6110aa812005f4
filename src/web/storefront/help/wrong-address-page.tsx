import type { Child } from 'hono/jsx'
import { type EmailQuestion, EmailQuestionField } from '../../email-question.tsx'
import { href } from '../../routes.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'
import { wrongAddressWords } from './wrong-address-words.ts'

export type WrongAddressValues = {
  email: string
  day: string
  amount: string
  last4: string
  number: string
  words: string
}
export const wrongAddressFields = ['email', 'day', 'amount', 'last4', 'number'] as const
export type WrongAddressErrors = Partial<Record<(typeof wrongAddressFields)[number], string>>

type Props = {
  visit: Visit
  values: WrongAddressValues
  errors: WrongAddressErrors
  sent: boolean
  question?: EmailQuestion | null
  hurdle?: Child
}

/** For whoever paid, mistyped their address and has no link: what they know of the payment is compared by a person. */
export function WrongAddressView({ visit, values, errors, sent, question, hurdle }: Props) {
  const { locale, shop } = visit
  const words = wrongAddressWords[locale]
  const first = wrongAddressFields.find((field) => errors[field])
  const given = (name: (typeof wrongAddressFields)[number]) => ({
    ...{ id: name, name, value: values[name], error: errors[name], autofocus: first === name },
    label: words[name],
  })
  return (
    <Layout visit={visit} head={{ title: words.title, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{words.title}</h1>
        {sent ? (
          <Notice kind="good">{words.sent}</Notice>
        ) : (
          <form class="stack" method="post" action={href(locale, 'wrongAddress')}>
            <p>{words.lead}</p>
            <Input
              {...given('email')}
              type="email"
              required
              hint={words.emailHint}
              autocomplete="email"
              inputmode="email"
              maxlength={254}
            />
            <EmailQuestionField {...{ visit, question }} />
            <Field id="day" label={words.day} hint={words.dayHint} error={errors.day}>
              <input
                id="day"
                name="day"
                type="date"
                required
                value={values.day}
                autofocus={first === 'day'}
                {...described({ id: 'day', hint: words.dayHint, error: errors.day })}
              />
            </Field>
            <Input {...given('amount')} required hint={words.amountHint} autocomplete="off" maxlength={20} />
            <Input
              {...given('last4')}
              required
              hint={words.last4Hint}
              inputmode="numeric"
              autocomplete="off"
              maxlength={4}
            />
            <Input {...given('number')} hint={words.numberHint} autocomplete="off" maxlength={40} />
            <Field id="words" label={words.words} hint={words.wordsHint}>
              <textarea
                id="words"
                name="words"
                rows={3}
                maxlength={500}
                {...described({ id: 'words', hint: words.wordsHint })}
              >
                {values.words}
              </textarea>
            </Field>
            {hurdle}
            <p>
              <button type="submit" class="button primary">
                {words.button}
              </button>
            </p>
          </form>
        )}
        <p class="soft">
          {words.noCard} <a href={`mailto:${shop.seller.email}`}>{shop.seller.email}</a>
        </p>
      </div>
    </Layout>
  )
}
