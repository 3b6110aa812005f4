import { days, hours, minutes } from '../../shared/time.ts'

/** For an account there is nothing but free tries: beyond them it asks for a proof of work, and never refuses. */
export type AccountRule = {
  /** So many tries at once ask for nothing. */
  free: number
  /** After this long one try is forgiven, and so on. In the long run this is what is let through without a proof. */
  forgiveMillis: number
}

export type Rule = AccountRule & {
  /** So many more ask for a proof of work each. */
  challenged: number
  /** Beyond them a proof is asked for as well, and the wait after a try doubles from the first to the second. */
  waitMillis: number
  waitMaxMillis: number
}

export type Rules = {
  account: AccountRule
  /** One IPv4 address, or the /64 that one household has in IPv6. */
  address: Rule
  /** The neighbourhood of the address: see `connectionKeys`. */
  network: Rule
  /** One pending code. It may be refused for good, because its owner can ask for another. */
  request?: Rule
}

// Mistyping twice and then trying the other two passwords is free. A right password gives its try back, so a whole
// office may sign in behind one address. In the long run a guesser has 96 tries a day and address, each paid with work.
const guessing: Rule = {
  free: 10,
  challenged: 20,
  forgiveMillis: minutes(15),
  waitMillis: minutes(0.5),
  waitMaxMillis: minutes(15),
}

// Each of these writes a letter to an address that anybody can type. People need one or two; families share a connection.
const writingLetters: Rule = {
  free: 5,
  challenged: 10,
  forgiveMillis: minutes(30),
  waitMillis: minutes(1),
  waitMaxMillis: minutes(30),
}

const answering: Rule = {
  free: 20,
  challenged: 20,
  forgiveMillis: minutes(5),
  waitMillis: minutes(0.5),
  waitMaxMillis: minutes(5),
}

export const rules = {
  sign_in: {
    // Five is what people need; the sixth costs a stranger a second of computing and the owner a second of patience.
    account: { free: 5, forgiveMillis: minutes(10) },
    address: guessing,
    network: shared(guessing),
  },
  sign_up: {
    // Every sign-up writes to the mailbox that was typed, and nobody signs up four times within an hour.
    account: { free: 3, forgiveMillis: hours(1) },
    address: writingLetters,
    network: shared(writingLetters),
  },
  /** Every letter that lets somebody in: recovery, signing in by mail, and a change of address. */
  recovery: {
    // Letters that are slow to arrive are asked for again, so a little more than for signing up.
    account: { free: 3, forgiveMillis: minutes(20) },
    address: writingLetters,
    network: shared(writingLetters),
  },
  /** Six digits, by mail or from an authenticator, and recovery codes. */
  code: {
    account: { free: 10, forgiveMillis: minutes(10) },
    address: guessing,
    network: shared(guessing),
    // Five errors, then 5, 10, 20 ... minutes: within the hour that a mailed code lives about ten guesses out of a million.
    request: {
      free: 5,
      challenged: 0,
      forgiveMillis: hours(1),
      waitMillis: minutes(5),
      waitMaxMillis: hours(1),
    },
  },
  /** A code that takes something off: guessed by nobody, and by nobody's account. */
  coupon: {
    account: { free: 5, forgiveMillis: minutes(15) },
    address: guessing,
    network: shared(guessing),
  },
  /** Each asks the register of the Union in the seller's name, which shuts out whoever asks too much. */
  vat_number: {
    account: { free: 10, forgiveMillis: minutes(5) },
    address: answering,
    network: shared(answering),
  },
  find_order: {
    // The account is the address or number that was typed. People try the address at work, then the one at home.
    account: { free: 5, forgiveMillis: minutes(15) },
    address: guessing,
    network: shared(guessing),
  },
  /** Another address for an order, by what is known of its payment. */
  address_claim: {
    // The account is the address that the letters shall go to.
    account: { free: 5, forgiveMillis: minutes(15) },
    address: guessing,
    network: shared(guessing),
    // One day and amount, whoever remembers it: the last four digits of a card are ten thousand, and past these tries a guess an
    // hour is left. Whoever is in the way of its buyer keeps them waiting for an hour, and a person decides in any case.
    request: {
      free: 5,
      challenged: 10,
      forgiveMillis: hours(1),
      waitMillis: minutes(5),
      waitMaxMillis: hours(1),
    },
  },
  resend_link: {
    account: { free: 2, forgiveMillis: minutes(30) },
    address: writingLetters,
    network: shared(writingLetters),
  },
  withdrawal: {
    // A right with a deadline (Directive (EU) 2023/2673): the function stays usable at all times, the wait stays short.
    account: { free: 10, forgiveMillis: minutes(5) },
    address: {
      free: 15,
      challenged: 30,
      forgiveMillis: minutes(5),
      waitMillis: minutes(0.25),
      waitMaxMillis: minutes(2),
    },
    network: {
      free: 150,
      challenged: 300,
      forgiveMillis: minutes(0.5),
      waitMillis: minutes(0.1),
      waitMaxMillis: minutes(0.5),
    },
  },
  contact: {
    // Costs the staff's time. Who has three more questions at once will not mind a second of computing.
    account: { free: 3, forgiveMillis: minutes(30) },
    address: {
      free: 3,
      challenged: 10,
      forgiveMillis: minutes(20),
      waitMillis: minutes(1),
      waitMaxMillis: minutes(20),
    },
    network: {
      free: 50,
      challenged: 100,
      forgiveMillis: minutes(2),
      waitMillis: minutes(0.5),
      waitMaxMillis: minutes(2),
    },
  },
  complaint: {
    // What is handed out is decided by the rules of replacement; here only the staff's time is guarded. Twenty keys of one order may fail.
    account: { free: 20, forgiveMillis: minutes(5) },
    address: answering,
    network: shared(answering),
  },
  /** Going on with a question; whoever does holds its link, and is being answered. */
  conversation: {
    account: { free: 10, forgiveMillis: minutes(5) },
    address: answering,
    network: shared(answering),
  },
  /** A card for a stranger; every key of it was paid for, and may be given, changed and given again. */
  gift: {
    account: { free: 10, forgiveMillis: minutes(30) },
    address: answering,
    network: shared(answering),
  },
  /** Taking a gift back, or sending its letter again: counted for each key that is given, so that a day of pressing is work. */
  gift_again: {
    account: { free: 4, forgiveMillis: minutes(100) },
    address: answering,
    network: shared(answering),
  },
  /** What buyers think; whoever writes holds the link of an order, and every text is read by the staff. */
  review: {
    account: { free: 10, forgiveMillis: minutes(10) },
    address: answering,
    network: shared(answering),
  },
  /** That a review is against the rules. Writes a receipt to the mailbox that is named, and costs the staff's time. */
  report: {
    account: { free: 3, forgiveMillis: hours(1) },
    address: writingLetters,
    network: shared(writingLetters),
  },
  /** To be told of a product without an account: a letter asks the mailbox first. */
  wish: {
    account: { free: 3, forgiveMillis: hours(1) },
    address: writingLetters,
    network: shared(writingLetters),
  },
  consent: {
    // Each answer leaves a proof. Nobody is known by an account here, and past the limit a refusal is taken all the same.
    account: { free: 20, forgiveMillis: minutes(5) },
    address: answering,
    network: shared(answering),
  },
} as const satisfies Record<string, Rules>

export type Action = keyof typeof rules

/** How long a browser without scripts waits instead of working; long enough that waiting is never the cheaper way. */
export const patienceMillis = minutes(1)

/** Whatever happened, after this long it is forgiven. */
export const forgivenAfterMillis = days(1)

/** Beyond this an account remembers nothing, so that an attack of the night is over in the morning. */
const accountMemory = 10

/** How many tries a key remembers at most: by then the wait has reached its maximum. */
export function rememberedMax(rule: AccountRule | Rule): number {
  if (!('waitMillis' in rule)) return rule.free + accountMemory
  const doublings = Math.ceil(Math.log2(rule.waitMaxMillis / rule.waitMillis))
  return rule.free + rule.challenged + 1 + doublings
}

/**
 * A network is many households, of which few try at the same time: ten times as much, and never a long wait, because
 * it falls on all of them.
 */
function shared(rule: Rule): Rule {
  return {
    free: rule.free * 10,
    challenged: rule.challenged * 10,
    forgiveMillis: rule.forgiveMillis / 10,
    waitMillis: minutes(0.25),
    waitMaxMillis: minutes(2),
  }
}
