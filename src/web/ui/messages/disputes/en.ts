/** The words of the page on which the staff answer one dispute. */
export const disputeDesk = {
  title: (order: string) => `Dispute of order ${order}`,
  untitled: 'A dispute',
  restricted:
    'The customer had the use of this order restricted. Answering a bank is the defence of a legal claim, for which it may be used all the same (GDPR Art. 18(2)): look at it for nothing else.',
  facts: {
    code: 'Code of the card network',
    opened: 'Opened',
    due: 'Answer until',
    sent: 'Sent',
    closed: 'Closed',
    payment: 'At the provider',
  },
  history: 'What happened',
  draft: 'What the bank is told',
  draftLead:
    'Made anew from the order, its letters and the custody ledger each time somebody looks. No part of a key is in it.',
  sentLead: 'Sent as it stands here. It cannot be changed any more.',
  noOrder: 'Nothing is known of the order any more, so there is nothing to answer with.',
  again: {
    inquiry: 'The bank asks again. The answer that was given counts no more: this one needs another.',
    chargeback:
      'The bank was answered and has gone on: it has taken the money. What was sent before counts no more: this needs an answer of its own.',
    appeal:
      'The bank has refused the answer. It takes an appeal: say why its decision is wrong. An appeal that is lost costs a fee of the card network.',
  },
  earlier: 'What was answered before',
  stages: { inquiry: 'To the question', chargeback: 'To the chargeback', appeal: 'The appeal' },
  answers: {
    draft: 'never sent',
    sending: 'on its way',
    sent: 'sent',
    accepting: 'being accepted',
    accepted: 'accepted',
    refused: 'refused by the provider',
    overtaken: 'not known to have arrived before the bank went on',
  },
  fields: {
    customerName: 'Customer',
    customerEmail: 'E-mail',
    purchaseIp: 'Network address of the purchase',
    billingAddress: 'Billing address',
    productDescription: 'What was sold',
    serviceDate: 'Delivered on',
    refundPolicyDisclosure: 'What the customer agreed to',
    accessLog: 'What happened, by time',
    words: 'The team’s own words',
  },
  documentsText:
    'The confirmation of the order as it was sent (PDF), and the log above (PDF). They go up with the answer.',
  appealDocumentsText:
    'The reason is your own words. The confirmation of the order (PDF) and the log above (PDF) go up with it; an appeal takes nothing else.',
  missing: 'not held',
  compelling: {
    title: 'Earlier payments of the same card (Visa)',
    qualified: 'Two earlier payments answer for this one: the loss is then the bank’s.',
    gaps: {
      other_reason:
        'The bank’s reason is not Visa’s 10.4 (fraud, card not present), for which alone this rule exists.',
      no_address: 'The network address of this order is not held any more, so nothing can be compared.',
      too_few: (found: number) =>
        `Two undisputed payments of the same card are needed, 120 to 364 days older, from the same network address and with the same e-mail address or account. Found: ${found}.`,
    },
    prior: 'Earlier payment',
  },
  words: 'Your own words to the bank',
  wordsHint:
    'In English, as banks read it. Only what is true and what you can show; up to 10,000 letters. Never a key.',
  appealWordsHint:
    'In English: why the bank’s decision is wrong, and what shows it. It has read the first answer. Never a key.',
  save: 'Save the draft',
  review: 'Save and look it over',
  saved: 'The draft is kept. Nothing was sent to the bank.',
  rule: {
    qualified: 'Stripe says: the earlier payments qualify.',
    requires_action: 'Stripe says: something is missing for the rule about earlier payments.',
    not_qualified: 'Stripe says: the rule about earlier payments does not apply.',
  },
  step: {
    title: 'Send it, or accept the dispute',
    lead: 'Either is done once and cannot be taken back. Until the deadline you may also wait.',
    confirm: 'I have read what the bank is told, and it is true.',
    confirmMissing: 'Confirm that you have read it.',
    send: 'Send to the bank',
    accept: 'Accept: the customer keeps the money',
    back: 'Back to the draft',
  },
  news: {
    sent: 'The answer is on its way to the bank.',
    accepted: 'The dispute is accepted: the customer keeps the money.',
  },
  refused: 'The provider refused the last answer: nothing was sent. Save the draft and send it anew.',
  underway:
    'The answer is decided and on its way to the provider. If it cannot be reached, it is sent again.',
  atProvider: 'It was answered at the provider, not here.',
  outcomes: {
    unknown: 'Nothing is known of this order any more.',
    too_late: 'The bank takes no answer any more.',
    decided_already: 'Somebody has decided this already: see below.',
    asked_again: 'The bank has asked again meanwhile. Nothing was sent: read what it is told now.',
    words_missing: 'An appeal needs a reason: write why the bank’s decision is wrong.',
  },
}
