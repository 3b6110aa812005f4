export {
  type Allowed,
  type Choice,
  type ConsentPurpose,
  choiceDays,
  consentPurposes,
  exceeds,
  isInForce,
  nothingAllowed,
} from './choice.ts'
export { type ChoiceTokens, choiceTokensWith } from './choice-token.ts'
export { recordChoice } from './record-choice.ts'
export { takeBack } from './take-back.ts'
