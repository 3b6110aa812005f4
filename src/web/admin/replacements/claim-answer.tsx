import type { SupplierAnswer } from '../../../domains/replacement/index.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { ReasonedAct } from '../reasoned-act.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type AnswerProps = {
  visit: AdminVisit
  about: string
  action: string
  id: string
  buttons: Readonly<Record<SupplierAnswer, string>>
  /** The list as it stands. */
  back: string
}

/** What the supplier said, and by which letter: what is credited never comes back into the shop. */
export function ClaimAnswer({ visit, buttons, back, ...act }: AnswerProps) {
  const words = replacementDeskWords[visit.locale]
  return (
    <ReasonedAct
      {...{ ...act, visit }}
      title={words.answer}
      hint={words.answerHint}
      buttons={[
        ['credited', buttons.credited],
        ['refused', buttons.refused],
      ]}
    >
      <input type="hidden" name="back" value={back} />
    </ReasonedAct>
  )
}
