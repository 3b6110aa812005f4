import { daysAheadMax, messageMax, nameMax } from '../../../domains/gifts/index.ts'
import { locales } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { Checkbox, described, Field, Input } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'
import { giftCountryOptions } from './countries.ts'
import { firstWrongGift, type GiftErrors, type GiftValues } from './gift-form.ts'
import { giftWords } from './gift-words.ts'

export type GiftFieldsProps = { visit: Visit; values: GiftValues; errors: GiftErrors; now: Date }

/** The card: the same at the till and on the order's page. Nothing of it is required by the browser: at the till it may be hidden. */
export function GiftFields({ visit: { locale }, values, errors, now }: GiftFieldsProps) {
  const words = giftWords[locale]
  const focus = firstWrongGift(errors)
  const country = { id: 'gift_country', hint: words.countryHint, error: errors.gift_country }
  const day = { id: 'gift_day', hint: words.dayHint, error: errors.gift_day }
  const message = { id: 'gift_message', hint: words.messageHint, error: errors.gift_message }
  return (
    <>
      <div class="field-pair">
        <Input
          id="gift_recipient"
          name="gift_recipient"
          label={words.recipient}
          error={errors.gift_recipient}
          value={values.recipient}
          autocomplete="off"
          maxlength={nameMax}
          autofocus={focus === 'gift_recipient'}
        />
        <Input
          id="gift_sender"
          name="gift_sender"
          label={words.sender}
          error={errors.gift_sender}
          value={values.sender}
          autocomplete="name"
          maxlength={nameMax}
          autofocus={focus === 'gift_sender'}
        />
      </div>
      <Input
        id="gift_email"
        name="gift_email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        error={errors.gift_email}
        value={values.email}
        autocomplete="off"
        inputmode="email"
        maxlength={254}
        autofocus={focus === 'gift_email'}
      />
      <input type="hidden" name="gift_email_asked" value={values.email} />
      <Field {...message} label={words.message}>
        <textarea
          id="gift_message"
          name="gift_message"
          rows={4}
          maxlength={messageMax}
          autofocus={focus === 'gift_message'}
          {...described(message)}
        >
          {values.message}
        </textarea>
      </Field>
      <Field {...day} label={words.day}>
        <input
          id="gift_day"
          name="gift_day"
          type="date"
          value={values.day}
          min={localDayAfter(now, 0)}
          max={localDayAfter(now, daysAheadMax)}
          autofocus={focus === 'gift_day'}
          {...described(day)}
        />
      </Field>
      <Field {...country} label={words.country}>
        <select
          id="gift_country"
          name="gift_country"
          autofocus={focus === 'gift_country'}
          {...described(country)}
        >
          <option value="">{words.countryChoose}</option>
          {giftCountryOptions(locale).map(({ code, name }) => (
            <option value={code} selected={code === values.country}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field id="gift_language" label={words.language}>
        <select id="gift_language" name="gift_language">
          {locales.map((each) => (
            <option value={each} selected={each === values.language} lang={each}>
              {words.languages[each]}
            </option>
          ))}
        </select>
      </Field>
      <p class="small soft">{words.source}</p>
    </>
  )
}

/** The two questions of the law, for a key that somebody else will open. */
export function GiftAnswers({
  visit: { locale },
  questions,
  errors,
}: {
  visit: Visit
  questions: readonly WaiverQuestions[]
  errors: GiftErrors
}) {
  const focus = firstWrongGift(errors)
  const asked = (name: keyof WaiverQuestions) => [...new Set(questions.map((each) => each[name]))].join(' ')
  return (
    <fieldset class="stack">
      <legend class="group-label">{giftWords[locale].answers}</legend>
      <Checkbox
        id="gift_express"
        name="gift_express"
        label={asked('express')}
        error={errors.gift_express}
        autofocus={focus === 'gift_express'}
      />
      <Checkbox
        id="gift_acknowledge"
        name="gift_acknowledge"
        label={asked('acknowledge')}
        error={errors.gift_acknowledge}
        autofocus={focus === 'gift_acknowledge'}
      />
    </fieldset>
  )
}
