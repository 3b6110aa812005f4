import { Checkbox } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { WaiverQuestions } from '../deps.ts'
import { GiftAnswers, GiftFields } from '../gifts/gift-fields.tsx'
import { giftWords } from '../gifts/gift-words.ts'
import { type CheckoutErrors, type CheckoutValues, firstWrong } from './checkout-form.ts'

type DeliveryChoiceProps = {
  visit: Visit
  values: CheckoutValues
  errors: CheckoutErrors
  questions: readonly WaiverQuestions[]
  giftQuestions: readonly WaiverQuestions[]
  now: Date
  /** More keys than are given with one order. */
  hasTooManyToGive: boolean
}

/** The two confirmations appear with the choice that needs them, by CSS alone; the server asks for them in any case. */
export function DeliveryChoice(props: DeliveryChoiceProps) {
  const { visit, values, errors, questions, giftQuestions, now, hasTooManyToGive } = props
  const { m, locale } = visit
  const gifts = giftWords[locale]
  return (
    <fieldset class="form-part delivery">
      <legend>{m.checkout.delivery}</legend>
      <Choice
        value="sealed"
        chosen={values.delivery}
        label={m.checkout.sealed}
        hint={m.checkout.sealedHint}
      />
      <Choice
        value="at_once"
        chosen={values.delivery}
        label={m.checkout.atOnce}
        hint={m.checkout.atOnceHint}
      />
      <fieldset class="confirmations">
        <legend class="visually-hidden">{m.checkout.confirmations}</legend>
        <Checkbox
          id="express"
          name="express"
          label={sentences(questions, 'express')}
          error={errors.express}
          autofocus={firstWrong(errors) === 'express'}
        />
        <Checkbox
          id="acknowledge"
          name="acknowledge"
          label={sentences(questions, 'acknowledge')}
          error={errors.acknowledge}
          autofocus={firstWrong(errors) === 'acknowledge'}
        />
      </fieldset>
      {hasTooManyToGive ? (
        <p class="soft">{gifts.checkoutProblems.too_many}</p>
      ) : (
        <>
          <Choice value="gift" chosen={values.delivery} label={gifts.choice} hint={gifts.choiceHint} />
          <fieldset class="gift-part">
            <legend class="visually-hidden">{gifts.chosen}</legend>
            <GiftFields {...{ visit, errors, now }} values={values.gift} />
            <GiftAnswers {...{ visit, errors }} questions={giftQuestions} />
          </fieldset>
        </>
      )}
    </fieldset>
  )
}

function Choice(props: {
  value: 'sealed' | 'at_once' | 'gift'
  chosen: string
  label: string
  hint: string
}) {
  const id = `delivery-${props.value}`
  return (
    <label class="choice boxed">
      <input
        type="radio"
        id={id}
        name="delivery"
        value={props.value}
        checked={props.value === props.chosen}
        aria-describedby={`${id}-hint`}
      />
      <strong>{props.label}</strong>
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
    </label>
  )
}

/** Products of different legal nature in one cart: their sentences stand together behind one box. */
function sentences(questions: readonly WaiverQuestions[], name: keyof WaiverQuestions): string {
  return [...new Set(questions.map((question) => question[name]))].join(' ')
}
