// Written by scripts/database-types.ts from the migrated database. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type {
  AccountId,
  AddressClaimId,
  AlertId,
  ApiKeyId,
  AuditEventId,
  BatchId,
  BulkEditId,
  CartId,
  ComplaintId,
  ConnectionEventId,
  ConsentProofId,
  CouponId,
  DecisionId,
  DisputeId,
  DocumentVersionId,
  ErasureId,
  FileId,
  FindingId,
  FraudListId,
  FraudWarningId,
  GiftId,
  HelpArticleId,
  HistoryCheckId,
  InvitationId,
  KeyExportId,
  KeyId,
  LegalHoldId,
  MacroId,
  MailId,
  ObjectionId,
  OrderId,
  OrderLineId,
  OrderNoteId,
  PaymentId,
  PrivacyRequestId,
  ProductId,
  ProductImportId,
  ProofRequestId,
  RecallId,
  ReconciliationRunId,
  RefundId,
  RestrictionId,
  RetentionRunId,
  ReviewId,
  ReviewReportId,
  RiskAssessmentId,
  RiskCaseId,
  SaleId,
  SavedReplyId,
  SavedViewId,
  SessionId,
  SuppressionId,
  TaxDocumentId,
  TicketId,
  TicketMessageId,
  UnitId,
  UploadId,
  WaiverId,
  WebhookDeliveryId,
  WebhookEndpointId,
  WebhookEventId,
  WishId,
  WithdrawalId,
} from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type Json = ColumnType<unknown, string, string>
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type DB = {
  account: {
    banned_at: Timestamp | null
    country: string | null
    created_at: Generated<Timestamp>
    display_name: string | null
    email: string
    email_folded: string
    erasure_asked_at: Timestamp | null
    id: AccountId
    inactivity_warned_at: Timestamp | null
    last_active_at: Generated<Timestamp>
    locale: 'en' | 'fr'
    provider: 'local' | 'supabase'
    session_round: Generated<number>
    subject: string
  }
  address_claim: {
    amount_met: boolean
    by_link: boolean
    card_met: boolean
    day_met: boolean
    decided_at: Timestamp | null
    decided_by: string | null
    email: string
    email_folded: string
    id: AddressClaimId
    locale: 'en' | 'fr'
    made_at: Timestamp
    note: string | null
    order_id: OrderId
    state: Generated<'open' | 'corrected' | 'refused'>
    words: string | null
  }
  address_claim_miss: {
    count: number
    last_at: Timestamp
    order_id: OrderId
  }
  alert: {
    account_id: AccountId | null
    acknowledged_at: Timestamp | null
    acknowledged_by: AccountId | null
    at: Timestamp
    count: number
    country: string | null
    day: string
    id: AlertId
    kind: 'failures_of_account' | 'failures_from_network' | 'staff_from_new_network' | 'staff_from_new_country' | 'staff_reads' | 'chain_broken' | 'reconciliation_found' | 'reconciliation_late' | 'documents_late' | 'documents_broken' | 'webhook_disabled' | 'key_export_asked' | 'key_export_taken'
    network: string | null
  }
  api_answer: {
    api_key_id: ApiKeyId
    begun_at: Timestamp
    key_hash: Buffer
    request_hash: Buffer
    sealed: Buffer | null
    status: number | null
  }
  api_key: {
    created_at: Timestamp
    expires_at: Timestamp
    id: ApiKeyId
    last_used_at: Timestamp | null
    name: string
    revoked_at: Timestamp | null
    scopes: string[]
    secret_hash: Buffer
    shown: string
  }
  attempt: {
    asked_at: Timestamp | null
    forgiven_at: Timestamp
    key: Buffer
    waits_until: Timestamp | null
  }
  audit_event: {
    action: string
    actor_id: string | null
    actor_kind: 'customer' | 'recipient' | 'staff' | 'system' | 'provider'
    at: Generated<Timestamp>
    details: Generated<Json>
    id: AuditEventId
    subject_id: string
    subject_kind: string
  }
  audit_link: {
    at: Timestamp
    audit_id: string
    digest: Buffer
    hash: Buffer
    seq: number
  }
  balance_day: {
    books_minor: Generated<number>
    day: string
    disputed_minor: Generated<number>
    fee_minor: Generated<number>
    other_minor: Generated<number>
    read_at: Timestamp
    returned_minor: Generated<number>
    taken_minor: Generated<number>
  }
  book_closing: {
    closed_at: Timestamp
    credit_minor: number
    debit_minor: number
    entries: number
    first_number: number | null
    hash: Buffer
    kind: 'day' | 'month' | 'year'
    last_day: string
    last_number: number | null
    period: string
  }
  book_day: {
    account: string
    credit_minor: number
    day: string
    debit_minor: number
  }
  book_entry: {
    business: Generated<boolean>
    closed_on: string | null
    corrects_day: string | null
    day: string
    financial_year: number | null
    id: GeneratedAlways<number>
    journal: 'VE' | 'BQ' | 'AC' | 'OD'
    label: string
    number: number | null
    piece: string
    piece_day: string
    posted_at: Generated<Timestamp>
    source_id: string
    source_kind: 'document' | 'movement' | 'batch' | 'exchange'
  }
  book_line: {
    account: string
    base_minor: number | null
    batch_id: string | null
    credit_minor: Generated<number>
    currency: string | null
    debit_minor: Generated<number>
    entry_id: number
    foreign_minor: number | null
    party: string | null
    position: number
    product_id: ProductId | null
    treatment: 'domestic' | 'oss' | 'origin' | 'reverse_charge' | 'outside_eu' | 'exempt' | 'voucher' | null
    vat_basis_points: number | null
    vat_country: string | null
  }
  book_night: {
    completed_at: Generated<Timestamp>
    day: string
  }
  book_waiting: {
    amount_minor: number
    currency: string
    day: string
    moved_at: Timestamp
    movement_id: string
  }
  bulk_edit: {
    change: Json
    id: BulkEditId
    made_at: Generated<Timestamp>
    made_by: string
    products: Json
    undone_at: Timestamp | null
  }
  cart: {
    coupon_id: CouponId | null
    created_at: Generated<Timestamp>
    id: CartId
    token_hash: Buffer
    touched_at: Generated<Timestamp>
  }
  cart_line: {
    added_at: Generated<Timestamp>
    cart_id: CartId
    product_id: ProductId
    quantity: number
    seen_currency: string
    seen_price_minor: number
  }
  catalog_version: {
    only_row: Generated<boolean>
    version: Generated<number>
  }
  category: {
    name: ColumnType<Translated, string, string>
    position: number
    slug: string
    summary: ColumnType<Translated, string, string>
  }
  connection_event: {
    account_id: AccountId | null
    at: Timestamp
    browser: string | null
    id: ConnectionEventId
    kind: 'signed_in' | 'sign_in_failed' | 'second_factor_asked' | 'second_factor_given' | 'second_factor_failed' | 'signed_out' | 'sessions_ended' | 'stolen_session_ended' | 'link_asked' | 'link_failed' | 'recovered' | 'password_changed' | 'email_change_asked' | 'email_changed' | 'factor_on' | 'factor_off'
    network: string | null
  }
  consent_proof: {
    advertising: boolean
    at: Timestamp
    how: 'banner' | 'page' | 'gpc'
    id: ConsentProofId
    measurement: boolean
    text_hash: Buffer
  }
  coupon: {
    amount_minor: number | null
    code: string
    created_at: Generated<Timestamp>
    currency: Generated<string>
    ends_at: Timestamp | null
    id: CouponId
    once_per_customer: boolean
    percent: number | null
    starts_at: Timestamp
    uses_max: number | null
    with_sales: boolean
  }
  coupon_product: {
    coupon_id: CouponId
    product_id: ProductId
  }
  coupon_use: {
    account_id: AccountId | null
    coupon_id: CouponId
    given_back_at: Timestamp | null
    mailbox_hash: Buffer | null
    order_id: OrderId
    used_at: Generated<Timestamp>
  }
  cross_border_sales: {
    net_minor: Generated<number>
    year: number
  }
  custody_event: {
    actor_id: string | null
    actor_kind: 'customer' | 'recipient' | 'staff' | 'system'
    at: Generated<Timestamp>
    hash: Buffer
    key_id: KeyId
    kind: 'imported' | 'reserved' | 'released' | 'assigned' | 'revealed' | 'viewed' | 'replaced' | 'revoked' | 'quarantined' | 'undone'
    reason: string | null
    seq: number
    unit_id: UnitId | null
  }
  directive: {
    account_id: AccountId
    at: Timestamp
    trustee: string | null
    wish: 'erase' | 'hand_over'
    words: string | null
  }
  dispute: {
    amount_minor: number
    closed_at: Timestamp | null
    currency: string
    due_at: Timestamp | null
    id: DisputeId
    network_code: string | null
    opened_at: Timestamp
    order_id: OrderId
    payment_id: PaymentId
    provider_id: string | null
    reason: string
    reminded_hours: number | null
    round: Generated<number>
    stage: 'inquiry' | 'chargeback' | 'appeal'
    state: 'warning_needs_response' | 'warning_under_review' | 'warning_closed' | 'needs_response' | 'under_review' | 'appeal_needs_response' | 'appeal_under_review' | 'won' | 'lost' | 'prevented' | 'unknown'
    submitted_at: Timestamp | null
    submitted_by: string | null
    updated_at: Generated<Timestamp>
    withdrawn_minor: Generated<number>
  }
  dispute_evidence: {
    decided_at: Timestamp | null
    decided_by: string | null
    dispute_id: DisputeId
    fields: Json | null
    ledger_file: string | null
    order_id: OrderId
    receipt_file: string | null
    round: number
    saved_at: Generated<Timestamp>
    saved_by: string | null
    settled_at: Timestamp | null
    stage: 'inquiry' | 'chargeback' | 'appeal'
    state: 'draft' | 'sending' | 'sent' | 'accepting' | 'accepted' | 'refused' | 'overtaken'
    words: Generated<string>
  }
  document_version: {
    at: Timestamp
    document: 'privacy' | 'consent' | 'terms' | 'withdrawal' | 'legal-notice' | 'cookies'
    facts_hash: Buffer
    hash: Buffer
    id: DocumentVersionId
    texts: Json
  }
  erasure: {
    at: Timestamp
    ground: 'request' | 'inactivity' | 'replay'
    hashes: Buffer[]
    id: ErasureId
    rows_anonymised: number
    rows_deleted: number
  }
  event_reading: {
    newest_at: Timestamp | null
    one: Generated<boolean>
    read_at: Timestamp
    undelivered: Generated<number>
  }
  exchange_rate: {
    currency: string
    day: string
    id: GeneratedAlways<number>
    noted_at: Timestamp
    noted_by: string | null
    per_euro: number
    source: 'ecb' | 'manual'
  }
  forecast_setting: {
    changed_at: Generated<Timestamp>
    changed_by: string | null
    cover_days: number
    lead_days: number
    only_row: Generated<boolean>
  }
  foreign_price: {
    currency: string
    list_price_minor: number
    price_minor: number
    product_id: ProductId
    reduced_from_minor: number | null
    regular_price_minor: number | null
    sale_until: Timestamp | null
    updated_at: Generated<Timestamp>
  }
  fraud_list: {
    added_at: Generated<Timestamp>
    added_by: string | null
    ends_at: Timestamp
    id: FraudListId
    kind: 'email' | 'domain' | 'fingerprint' | 'network' | 'country'
    list: 'block' | 'allow'
    looked_for: string
    reason: string
    value: string
  }
  fraud_setting: {
    challenge_from: number
    changed_at: Generated<Timestamp>
    changed_by: string | null
    coupon_orders_max: number
    first_order_minor: number
    hold_from: number
    open_orders_max: number
    points: Generated<Json>
    product_units_max: number
    step_up_from: number
    version: number
  }
  fraud_warning: {
    actionable: boolean
    decided_at: Timestamp | null
    decided_by: string | null
    id: FraudWarningId
    kind: string
    opened_at: Timestamp
    order_id: OrderId
    outcome: 'refunded' | 'kept' | 'overtaken' | null
    payment_id: PaymentId
    provider_id: string
  }
  free_claim: {
    day: Generated<string>
    print: Buffer
    units: number
  }
  gift: {
    answered_at: Timestamp
    answers_locale: 'en' | 'fr'
    country: string | null
    id: GiftId
    link_version: Generated<number>
    locale: 'en' | 'fr'
    made_at: Timestamp
    mailbox_hash: Buffer | null
    message: string | null
    name: ColumnType<Translated, string, string>
    opened_at: Timestamp | null
    order_id: OrderId
    over_at: Timestamp | null
    platform: string
    product_id: ProductId
    reason: 'paid_back' | 'cancelled' | 'refused' | 'declined' | 'expired' | 'erased' | null
    receipt_accepted_at: Timestamp | null
    receipt_returned_at: Timestamp | null
    recipient_email: string | null
    recipient_name: string | null
    region: ColumnType<Translated, string, string>
    send_at: Timestamp
    sender_name: string | null
    sent_at: Timestamp | null
    state: Generated<'scheduled' | 'sent' | 'opened' | 'recalled' | 'ended'>
    text_version: string
    unit_id: UnitId
  }
  help_article: {
    body: ColumnType<Translated, string, string>
    changed_at: Generated<Timestamp>
    created_at: Generated<Timestamp>
    id: HelpArticleId
    lead: ColumnType<Translated, string, string>
    platform_code: string | null
    search_en: GeneratedAlways<string>
    search_fr: GeneratedAlways<string>
    slug: string
    state: Generated<'draft' | 'published' | 'archived'>
    title: ColumnType<Translated, string, string>
    topic: 'activation' | 'problem' | 'order' | 'payment' | 'account'
    version: number
    words: Generated<string>
  }
  help_version: {
    article_id: HelpArticleId
    body: ColumnType<Translated, string, string>
    lead: ColumnType<Translated, string, string>
    title: ColumnType<Translated, string, string>
    version: number
    words: string
    written_at: Generated<Timestamp>
    written_by: string | null
  }
  history_check: {
    asked_by: string | null
    audit_id: string | null
    begun_at: Timestamp
    ended_at: Timestamp | null
    hash: string | null
    id: HistoryCheckId
    links: Generated<number>
    links_of: Generated<number>
    noted_at: Timestamp | null
    seen_at: Timestamp | null
    seq: number | null
    verdict: 'whole' | 'broken' | 'lost' | 'failed' | null
  }
  identity: {
    only_row: Generated<boolean>
    shop_id: Generated<string>
  }
  invoice_series: {
    kind: 'invoice' | 'credit_note'
    last_hash: Buffer | null
    last_issued_on: string | null
    next_number: Generated<number>
    year: number
  }
  key: {
    batch_id: BatchId
    expires_on: Generated<string>
    exported_at: Timestamp | null
    id: KeyId
    position: GeneratedAlways<number>
    product_id: ProductId
    reserved_until: Timestamp | null
    state: Generated<'available' | 'reserved' | 'assigned' | 'revealed' | 'revoked' | 'replaced' | 'quarantined'>
    supplier_reference: string | null
    unit_id: UnitId | null
  }
  key_batch: {
    currency: string | null
    demo: Generated<boolean>
    expires_on: string | null
    id: BatchId
    imported_at: Generated<Timestamp>
    invoice_reference: string | null
    key_count: number
    product_id: ProductId
    quarantined_at: Timestamp | null
    ring_key_id: string
    source_name: string
    supplier: string | null
    unit_cost_minor: number | null
    version: Generated<number>
    wrapped_data_key: Buffer
  }
  key_complaint: {
    batch_id: BatchId
    facts: Json
    id: ComplaintId
    key_id: KeyId
    locale: 'en' | 'fr'
    made_at: Timestamp
    mailbox_hash: Buffer | null
    message: string
    new_key_id: KeyId | null
    note: string | null
    order_id: OrderId
    platform: string
    problem: 'already_used' | 'not_accepted' | 'wrong_region' | 'already_owned' | 'platform_down' | 'other'
    reasons: Json
    rules_version: number
    seq: number
    setting_version: number
    settled_at: Timestamp | null
    settled_by: string | null
    state: 'replaced' | 'choosing' | 'waiting' | 'refunded' | 'staff' | 'closed'
    ticket_id: TicketId | null
    unit_id: UnitId
    words: string | null
  }
  key_export: {
    asked_at: Generated<Timestamp>
    asked_by: string
    batch_id: BatchId
    decided_at: Timestamp | null
    decided_by: string | null
    id: KeyExportId
    keys: number | null
    reason: string
    state: Generated<'asked' | 'approved' | 'refused' | 'taken'>
    taken_at: Timestamp | null
  }
  key_fingerprint: {
    fingerprint: Buffer
    key_id: string
    pepper_id: string
    tail: Buffer
  }
  key_recall: {
    after_position: Generated<number>
    asked_at: Generated<Timestamp>
    asked_by: string
    batch_id: BatchId
    done: Generated<number>
    ended_at: Timestamp | null
    id: RecallId
    left_over: Generated<number>
    reason: string
    total: number
    way: 'replace' | 'refund'
  }
  key_secret: {
    key_id: KeyId
    media_type: Generated<'text/plain' | 'image/png' | 'image/jpeg' | 'image/webp'>
    sealed: Buffer
  }
  key_upload: {
    batch_id: string
    columns: Json
    currency: string | null
    ends_at: Timestamp
    expires_on: string | null
    header: Generated<Json>
    id: UploadId
    invoice_reference: string | null
    keys_done: Generated<number>
    made_at: Generated<Timestamp>
    outcome: Json | null
    parts: Generated<number>
    product_id: ProductId
    ring_key_id: string
    shape: 'list' | 'table' | 'images'
    skip_bad: Generated<boolean>
    source_name: string
    state: 'checking' | 'checked' | 'storing' | 'stored'
    step: Generated<number>
    supplier: string | null
    unit_cost_minor: number | null
    uploaded_by: string
    wrapped_data_key: Buffer
  }
  key_upload_part: {
    position: number
    sealed: Buffer
    upload_id: UploadId
  }
  known_device: {
    account_id: AccountId
    device_hash: Buffer
    first_seen_at: Generated<Timestamp>
    last_seen_at: Generated<Timestamp>
  }
  legal_hold: {
    ended_at: Timestamp | null
    ground: 'claim' | 'bank_dispute' | 'court' | 'authority'
    id: LegalHoldId
    origin: Generated<'staff' | 'bank'>
    placed_at: Generated<Timestamp>
    placed_by: AccountId | null
    reference: string | null
    settled_at: Timestamp | null
    subject_id: string
    subject_kind: 'account' | 'order'
  }
  mail: {
    accepted_at: Timestamp | null
    account_id: AccountId | null
    attempts: Generated<number>
    cause: Generated<string>
    created_at: Generated<Timestamp>
    delayed_at: Timestamp | null
    id: MailId
    kind: string
    locale: string
    next_attempt_at: Generated<Timestamp>
    order_id: OrderId | null
    recipient: string
    report_code: string | null
    reported_at: Timestamp | null
    server_reference: string | null
    settled_at: Timestamp | null
    settled_by: string | null
    smtp_code: number | null
    state: Generated<'queued' | 'sending' | 'accepted' | 'deferred' | 'refused' | 'dead' | 'bounced' | 'complained'>
    subject_id: string
  }
  noted_decision: {
    at: Timestamp
    id: DecisionId
  }
  objection: {
    account_id: AccountId | null
    at: Timestamp
    email_folded: string | null
    forget_from: Timestamp | null
    id: ObjectionId
    purpose: string
  }
  order: {
    account_id: AccountId | null
    cart_id: CartId | null
    checkout_key: string
    country: string
    coupon_code: string | null
    currency: string
    delivery: 'sealed' | 'at_once'
    demo: boolean
    ended_at: Timestamp | null
    eur_total_minor: number
    gross_minor: number
    held_by_staff: Generated<boolean>
    held_for: 'dispute' | 'fraud_warning' | 'review' | 'staff' | null
    id: OrderId
    link_version: Generated<number>
    locale: 'en' | 'fr'
    net_minor: number
    number: string
    paid_at: Timestamp | null
    placed_at: Generated<Timestamp>
    reserved_until: Timestamp
    review_until: Timestamp | null
    shortage_choice: 'wait' | 'refund' | null
    shortage_choice_due_at: Timestamp | null
    state: 'placed' | 'awaiting_payment' | 'awaiting_choice' | 'in_review' | 'confirmed' | 'part_fulfilled' | 'fulfilled' | 'cancelled' | 'expired' | 'refunded'
    tax_minor: number
    terms_version: string
  }
  order_contact: {
    company_address: string | null
    company_name: string | null
    email: string
    email_folded: string
    email_refused_at: Timestamp | null
    name: string | null
    order_id: OrderId
    vat_number: string | null
  }
  order_line: {
    bundle_id: ProductId | null
    bundle_name: ColumnType<Translated, string, string> | null
    discount_minor: Generated<number>
    gross_minor: number
    id: OrderLineId
    legal_nature: string
    name: ColumnType<Translated, string, string>
    net_minor: number
    order_eur_total_minor: number
    order_id: OrderId
    order_placed_at: Timestamp
    platform: string
    position: number
    preorder_release_at: Timestamp | null
    product_id: ProductId
    quantity: number
    region: ColumnType<Translated, string, string>
    tax_minor: number
    unit_gross_minor: number
    vat_basis_points: number
    vat_country: string
    vat_treatment: 'domestic' | 'oss' | 'origin' | 'reverse_charge' | 'outside_eu' | 'exempt' | 'voucher'
  }
  order_note: {
    about: 'made' | 'held' | 'released' | 'email_corrected' | 'key_replaced' | null
    at: Timestamp
    id: OrderNoteId
    order_id: OrderId
    words: string
    written_by: string
  }
  order_trace: {
    at: Generated<Timestamp>
    browser: string | null
    device_hash: Buffer | null
    ip_sealed: Buffer | null
    mailbox_hash: Buffer | null
    network: string | null
    order_id: OrderId
  }
  page_count: {
    campaign: Generated<string>
    count: number
    country: Generated<string>
    day: string
    event: 'visit_begun' | 'page_viewed' | 'product_viewed' | 'added_to_cart' | 'checkout_shown' | 'order_placed' | 'order_paid' | 'key_revealed'
    referrer_host: Generated<string>
    route: string
  }
  payment: {
    amount_minor: number
    attempt: number
    authentication: string | null
    authentication_eci: string | null
    authentication_exempted: boolean | null
    capture_before: Timestamp | null
    captured_minor: Generated<number>
    card_brand: string | null
    card_country: string | null
    card_fingerprint: string | null
    card_last4: string | null
    charge_id: string | null
    checked_at: Generated<Timestamp>
    created_at: Generated<Timestamp>
    currency: string
    decided_at: Timestamp | null
    exchange_rate: number | null
    id: PaymentId
    intent_id: string | null
    method: string | null
    mismatch: string | null
    order_id: OrderId
    session_id: string | null
    session_url: string | null
    settled_currency: string | null
    settled_minor: number | null
    state: 'new' | 'session_open' | 'processing' | 'authorised' | 'capturing' | 'captured' | 'voiding' | 'voided' | 'auth_expired' | 'expired' | 'failed' | 'partially_refunded' | 'refunded' | 'mismatch'
  }
  payment_event: {
    created_at: Timestamp
    handled_at: Timestamp | null
    id: string
    object_id: string
    order_id: OrderId | null
    outcome: string | null
    received_at: Generated<Timestamp>
    type: string
  }
  platform: {
    activation_url: string
    code: string
    guide: ColumnType<Translated, string, string>
    name: string
  }
  price_change: {
    at: Generated<Timestamp>
    currency: string
    price_minor: number
    product_id: ProductId
    regular_price_minor: number | null
  }
  privacy_request: {
    answer: string | null
    channel: 'mail' | 'phone' | 'post'
    closed_at: Timestamp | null
    due_on: string
    email: string
    extended_at: Timestamp | null
    extension_reason: string | null
    id: PrivacyRequestId
    identified_at: Timestamp | null
    identified_by: 'mailbox' | 'otherwise' | null
    identified_how: string | null
    kind: 'access' | 'portability' | 'rectification' | 'erasure' | 'restriction' | 'objection' | 'after_death' | 'question'
    locale: 'en' | 'fr'
    received_on: string
    recorded_at: Generated<Timestamp>
    recorded_by: AccountId | null
    state: Generated<'open' | 'answered' | 'refused'>
    wish: string | null
  }
  product: {
    category_slug: string
    colour_blade: string
    colour_ground: string
    cover_id: FileId | null
    created_at: Generated<Timestamp>
    currency: Generated<string>
    description: ColumnType<Translated, string, string>
    edition: ColumnType<Translated, string, string> | null
    family: string | null
    features: Generated<ColumnType<Translated<string[]>, string, string>>
    id: ProductId
    key_pattern: string | null
    kind: 'software' | 'game' | 'gift_code'
    legal_nature: 'digital_content' | 'digital_service' | 'voucher'
    list_price_minor: number
    name: ColumnType<Translated, string, string>
    parts: Generated<string[]>
    platform_code: string
    price_minor: number
    publisher: string
    reduced_from_minor: number | null
    region_code: string
    regular_price_minor: number | null
    related: Generated<string[]>
    release_at: Timestamp | null
    sale_until: Timestamp | null
    search_text: GeneratedAlways<string>
    seo_description: ColumnType<Translated, string, string> | null
    seo_title: ColumnType<Translated, string, string> | null
    shown_stock: Generated<number>
    slug: string
    sort_en: GeneratedAlways<string>
    sort_fr: GeneratedAlways<string>
    status: Generated<'draft' | 'active' | 'archived'>
    summary: ColumnType<Translated, string, string>
    updated_at: Generated<Timestamp>
    version: Generated<number>
    voucher_purpose: 'single' | 'multi' | null
  }
  product_change: {
    at: Generated<Timestamp>
    product_id: ProductId
  }
  product_cover: {
    id: FileId
    made_at: Generated<Timestamp>
    made_by: string
    product_id: ProductId
    size_bytes: number
  }
  product_import: {
    done_count: Generated<number>
    ended_at: Timestamp | null
    file_name: string
    flaws: Generated<Json>
    id: ProductImportId
    line_count: number
    lines: Json
    made_at: Generated<Timestamp>
    made_by: string
    started_by: string | null
    state: Generated<'checked' | 'running' | 'done' | 'refused'>
  }
  product_stock: {
    available: number
    counted_at: Generated<Timestamp>
    product_id: ProductId
  }
  product_version: {
    at: Generated<Timestamp>
    content: Json
    product_id: ProductId
    replaced_by: string | null
    version: number
  }
  proof_request: {
    account_id: AccountId | null
    answered_at: Timestamp | null
    browser_hash: Buffer | null
    created_at: Generated<Timestamp>
    email: string
    email_folded: string
    id: ProofRequestId
    locale: 'en' | 'fr'
    purpose: 'confirm_email' | 'sign_in' | 'recovery' | 'account_exists' | 'invitation' | 'change_from' | 'change_to'
    return_to: string | null
    token_sealed: Buffer | null
  }
  reconciliation_finding: {
    actual_minor: number | null
    detail: string | null
    ended_at: Timestamp | null
    ended_by: string | null
    expected_minor: number | null
    found_at: Timestamp
    id: FindingId
    kind: 'payment_behind' | 'payment_unknown' | 'payment_missing' | 'payment_second' | 'payment_mismatch' | 'payment_mode' | 'charge_differs' | 'refund_behind' | 'refund_unknown' | 'refund_missing' | 'dispute_behind' | 'dispute_unknown' | 'warning_behind' | 'warning_unknown' | 'books_differ' | 'invariant'
    note: string | null
    object_id: string
    order_id: OrderId | null
    outcome: 'mended' | 'repaired' | 'gone' | 'accepted' | null
    seen_at: Timestamp
  }
  reconciliation_run: {
    ended_at: Timestamp | null
    failure: string | null
    found: Generated<number>
    from_at: Timestamp
    id: ReconciliationRunId
    mended: Generated<number>
    objects: Generated<number>
    reason: 'nightly' | 'weekly' | 'downtime' | 'staff'
    requested_by: string | null
    started_at: Timestamp
  }
  recovery_code: {
    account_id: AccountId
    code_hash: Buffer
    created_at: Generated<Timestamp>
  }
  redaction: {
    done_at: Timestamp | null
    id: string
    job_id: string | null
    next_at: Timestamp
    order_id: OrderId
    payment_id: PaymentId
    reason: string | null
    recorded_by: string | null
    requested_at: Timestamp
    round: Generated<number>
    state: Generated<'requested' | 'running' | 'refused' | 'unavailable' | 'redacted' | 'by_hand'>
    tries: Generated<number>
  }
  refund: {
    amount_minor: number
    created_at: Generated<Timestamp>
    exchange_rate: number | null
    id: RefundId
    instead_of: RefundId | null
    note: string | null
    order_id: OrderId
    origin: Generated<'shop' | 'provider' | 'bank'>
    payment_id: PaymentId
    provider_id: string | null
    reason: string
    request_key: string | null
    requested_by: string | null
    settled_currency: string | null
    settled_minor: number | null
    state: 'requested' | 'sending' | 'pending' | 'succeeded' | 'failed' | 'canceled'
    unit_ids: string[]
    updated_at: Generated<Timestamp>
  }
  region: {
    code: string
    countries: string[] | null
    name: ColumnType<Translated, string, string>
  }
  reminder_setting: {
    after_days: number | null
    changed_at: Generated<Timestamp>
    changed_by: string | null
    only_row: Generated<boolean>
    since: Generated<Timestamp>
  }
  removed_file: {
    at: Generated<Timestamp>
    file_id: string
  }
  replacement_setting: {
    changed_at: Generated<Timestamp>
    changed_by: string | null
    mailbox_days: number
    mailbox_max: number
    sick_keys_min: number
    sick_share_basis_points: number
    unit_max: number
    version: number
    warranty_days: number
  }
  restriction: {
    account_id: AccountId | null
    email_folded: string | null
    ends_at: Timestamp | null
    id: RestrictionId
    since: Timestamp
  }
  retention_run: {
    at: Timestamp
    clock: string
    id: RetentionRunId
    rows_anonymised: number
    rows_deleted: number
    table_name: string
  }
  review: {
    account_id: AccountId | null
    answer: string | null
    answered_at: Timestamp | null
    answered_by: AccountId | null
    body: string
    changed_at: Timestamp | null
    decide_by: Timestamp | null
    decided_at: Timestamp | null
    decided_by: AccountId | null
    experienced_at: Timestamp
    id: ReviewId
    locale: 'en' | 'fr'
    mailbox_hash: Buffer
    order_id: OrderId
    product_id: ProductId
    published_at: Timestamp | null
    refused_for: 'insult' | 'personal_data' | 'licence_key' | 'advertising' | 'off_topic' | 'unlawful' | 'not_genuine' | null
    shown_name: string | null
    stars: number
    state: Generated<'waiting' | 'published' | 'refused'>
    title: string
    version: Generated<number>
    written_at: Timestamp
  }
  review_report: {
    at: Timestamp
    decided_at: Timestamp | null
    decided_by: AccountId | null
    email: string
    email_folded: string
    id: ReviewReportId
    locale: 'en' | 'fr'
    name: string
    reason: 'insult' | 'personal_data' | 'licence_key' | 'advertising' | 'off_topic' | 'unlawful' | 'not_genuine'
    review_id: ReviewId | null
    state: Generated<'open' | 'kept' | 'removed'>
    words: string
  }
  risk_assessment: {
    action: 'allow' | 'step_up' | 'challenge' | 'hold'
    at: Generated<Timestamp>
    facts: Json
    id: RiskAssessmentId
    order_id: OrderId
    reasons: Json
    rules_version: number
    score: number
    setting_version: number
    stage: 'before_page' | 'authorised'
  }
  risk_case: {
    alerted_at: Timestamp | null
    decided_at: Timestamp | null
    decided_by: string | null
    id: RiskCaseId
    note: string | null
    opened_at: Generated<Timestamp>
    order_id: OrderId
    state: Generated<'open' | 'allowed' | 'rejected' | 'expired' | 'overtaken'>
    told_at: Timestamp | null
    until: Timestamp
  }
  sale: {
    category_slug: string | null
    created_at: Generated<Timestamp>
    currency: Generated<string>
    ends_at: Timestamp
    id: SaleId
    name: string
    percent: number | null
    price_minor: number | null
    starts_at: Timestamp
  }
  sale_correction: {
    address_lines: string[] | null
    company_name: string | null
    corrected_at: Generated<Timestamp>
    corrected_by: string | null
    country: string | null
    order_id: OrderId
    position: number
    vat_number: string | null
  }
  sale_product: {
    product_id: ProductId
    sale_id: SaleId
  }
  saved_reply: {
    body: ColumnType<Translated, string, string>
    changed_at: Generated<Timestamp>
    id: SavedReplyId
    name: string
    state: Generated<'used' | 'archived'>
    version: number
  }
  saved_view: {
    id: SavedViewId
    list: string
    made_at: Generated<Timestamp>
    made_by: string | null
    name: string
    owner_id: string | null
    query: string
    used_on: string
  }
  search_gap: {
    count: number
    day: string
    words: string
  }
  search_word: {
    sound: GeneratedAlways<string>
    spelling: string
    word: string
  }
  session: {
    account_id: AccountId
    assurance: number
    awaits_factor: Generated<boolean>
    browser: string | null
    created_at: Generated<Timestamp>
    expires_at: Timestamp
    id: SessionId
    network: string | null
    previous_hash: Buffer | null
    proved_at: Generated<Timestamp>
    provider_sealed: Buffer
    rotated_at: Generated<Timestamp>
    seen_at: Generated<Timestamp>
    token_hash: Buffer
  }
  setting_change: {
    changed_at: Generated<Timestamp>
    changed_by: string
    seq: GeneratedAlways<number>
    setting: string
    value: string | null
  }
  spent_challenge: {
    expires_at: Timestamp
    id: Buffer
  }
  staff: {
    account_id: AccountId
    changed_at: Generated<Timestamp>
    role: 'owner' | 'manager' | 'support' | 'finance' | 'privacy'
    since: Generated<Timestamp>
  }
  staff_invitation: {
    accepted_at: Timestamp | null
    created_at: Generated<Timestamp>
    email: string
    email_folded: string
    expires_at: Timestamp
    id: InvitationId
    invited_by: AccountId | null
    role: 'owner' | 'manager' | 'support' | 'finance' | 'privacy'
  }
  staff_read: {
    at: Generated<Timestamp>
    id: string
    permission: string
    persons: number | null
    staff_id: string
    subject_id: string
    subject_kind: string
  }
  stock_watch: {
    changed_at: Generated<Timestamp>
    changed_by: string
    low_since: Timestamp | null
    product_id: ProductId
    restocked_at: Timestamp | null
    threshold: number
  }
  supplier_claim: {
    batch_id: BatchId
    claimed_at: Timestamp
    key_id: KeyId
    message: string
    problem: 'already_used' | 'not_accepted' | 'wrong_region' | 'other'
    settled_at: Timestamp | null
    settled_by: string | null
    state: Generated<'open' | 'credited' | 'refused'>
  }
  supplier_lead: {
    changed_at: Generated<Timestamp>
    changed_by: string | null
    lead_days: number
    supplier: string
  }
  suppression: {
    code: string | null
    expires_at: Timestamp
    id: SuppressionId
    mailbox_hash: Buffer
    reason: 'bounced' | 'complained'
    recipient: string
    since: Timestamp
  }
  tax_document: {
    business_hash: Buffer | null
    content: string
    correction: GeneratedAlways<number>
    corrects_id: TaxDocumentId | null
    currency: GeneratedAlways<string>
    file_hash: Buffer
    full_number: GeneratedAlways<string>
    gross_minor: GeneratedAlways<number>
    hash: Buffer
    id: TaxDocumentId
    is_untaxed: GeneratedAlways<boolean>
    issued_at: Timestamp
    issued_on: GeneratedAlways<string>
    kind: 'invoice' | 'credit_note'
    net_minor: GeneratedAlways<number>
    number: number
    order_id: OrderId
    order_number: GeneratedAlways<string>
    person_hash: Buffer | null
    previous_hash: Buffer | null
    refund_id: RefundId | null
    round: number
    tax_minor: GeneratedAlways<number>
    year: number
  }
  tax_document_buyer: {
    address_lines: string[]
    business_salt: Buffer
    company_name: string | null
    country: string
    document_id: TaxDocumentId
    email: string
    issued_at: Timestamp
    name: string | null
    order_id: OrderId
    person_salt: Buffer | null
    vat_number: string | null
  }
  tax_document_file: {
    document_id: TaxDocumentId
    file_to_business: Buffer | null
    file_to_person: Buffer | null
    issued_at: Timestamp
    order_id: OrderId
  }
  ticket: {
    account_id: AccountId | null
    answer_due_at: Timestamp | null
    assigned_to: AccountId | null
    channel: 'account' | 'order' | 'guest' | 'mail'
    closed_at: Timestamp | null
    closing_told_at: Timestamp | null
    email: string
    email_folded: string
    first_answered_at: Timestamp | null
    id: TicketId
    locale: 'en' | 'fr'
    mailbox_hash: Buffer | null
    merged_into: TicketId | null
    opened_at: Timestamp
    order_id: OrderId | null
    quiet_since: Timestamp
    rated_at: Timestamp | null
    rating: 'good' | 'bad' | null
    state: Generated<'open' | 'waiting' | 'solved' | 'closed'>
    subject: 'key' | 'delivery' | 'payment' | 'withdrawal' | 'invoice' | 'account' | 'other'
    title: string | null
    unit_id: UnitId | null
    written_at: Timestamp
  }
  ticket_change: {
    at: Generated<Timestamp>
    id: GeneratedAlways<number>
    kind: 'opened' | 'question' | 'answer' | 'note' | 'assigned' | 'moved' | 'presence'
    ticket_id: TicketId
  }
  ticket_file: {
    at: Timestamp
    id: FileId
    media_type: 'image/jpeg' | 'image/png' | 'application/pdf' | 'text/plain'
    message_id: TicketMessageId
    name: string
    size_bytes: number
    ticket_id: TicketId
  }
  ticket_macro: {
    act: 'resend' | 'replace' | 'refund' | null
    changed_at: Generated<Timestamp>
    id: MacroId
    name: string
    next: 'waiting' | 'solved'
    reply_id: SavedReplyId
    state: Generated<'used' | 'archived'>
    tag: string | null
    version: Generated<number>
  }
  ticket_message: {
    at: Timestamp
    body: string
    id: TicketMessageId
    kind: 'question' | 'answer' | 'note'
    mail_reference: string | null
    search: GeneratedAlways<string>
    sent_from: string | null
    staff_id: AccountId | null
    ticket_id: TicketId
  }
  ticket_presence: {
    account_id: AccountId
    id: GeneratedAlways<number>
    seen_until: Timestamp
    ticket_id: TicketId
    typing_until: Timestamp | null
  }
  ticket_tag: {
    changed_at: Generated<Timestamp>
    name: ColumnType<Translated, string, string>
    slug: string
    state: Generated<'used' | 'archived'>
    version: Generated<number>
  }
  ticket_tagging: {
    at: Timestamp
    tag: string
    ticket_id: TicketId
  }
  unit: {
    backorder_consented_at: Timestamp | null
    backorder_promised_by: Timestamp | null
    delivered_at: Timestamp | null
    given_at: Timestamp | null
    gross_minor: number
    id: UnitId
    key_id: KeyId | null
    order_id: OrderId
    order_line_id: OrderLineId
    position: number
    product_id: ProductId
    revealed_at: Timestamp | null
    state: 'waiting' | 'reserved' | 'backordered' | 'delivered' | 'revealed' | 'withheld' | 'refund_due' | 'refunded' | 'released'
    vat_returned_minor: Generated<number>
  }
  unviewed_order: {
    delivered_at: Timestamp
    order_id: OrderId
    placed_at: Timestamp
    product_ids: string[]
    sealed: number
  }
  vat_evidence: {
    answered_at: Timestamp | null
    answered_country: string | null
    card_country: string | null
    confirmed_at: Timestamp | null
    conflict: 'open' | 'answered' | 'decided' | null
    decided_at: Timestamp | null
    decided_by: string | null
    decided_country: string | null
    declared_country: string
    found_at: Timestamp | null
    matters: boolean
    network_country: string | null
    noted_at: Generated<Timestamp>
    order_id: OrderId
    reason: string | null
  }
  vat_number_check: {
    answered_at: Timestamp | null
    asked_at: Timestamp
    consultation_number: string | null
    next_at: Timestamp | null
    order_id: OrderId
    returned_at: Timestamp | null
    state: 'not_asked' | 'valid' | 'invalid' | 'pending' | 'unavailable'
    tries: Generated<number>
    vat_charged: boolean
    vat_number: string
  }
  vat_rate: {
    country: string
    kind: string
    rate_basis_points: number
    valid_from: string
    valid_to: string | null
  }
  waiver: {
    country: string
    given_at_step: 'checkout' | 'reveal' | 'gift'
    id: WaiverId
    locale: string
    order_id: OrderId
    receipt_accepted_at: Timestamp | null
    requested_at: Generated<Timestamp>
    text_version: string
    unit_id: UnitId
  }
  webhook_attempt: {
    at: Timestamp
    delivery_id: WebhookDeliveryId
    millis: number
    number: number
    status: number | null
    trouble: 'refused_address' | 'no_address' | 'no_connection' | 'no_answer' | 'bad_certificate' | 'status' | null
  }
  webhook_delivery: {
    at: Timestamp
    attempt_count: Generated<number>
    endpoint_id: WebhookEndpointId
    event_id: WebhookEventId
    id: WebhookDeliveryId
    next_try_at: Timestamp | null
    state: Generated<'waiting' | 'delivered' | 'failed'>
    tries: Generated<number>
  }
  webhook_endpoint: {
    changed_at: Timestamp
    created_at: Timestamp
    events: string[]
    failing_since: Timestamp | null
    id: WebhookEndpointId
    name: string
    previous_sealed: Buffer | null
    previous_until: Timestamp | null
    secret_sealed: Buffer
    state: Generated<'on' | 'off' | 'disabled'>
    url: string
  }
  webhook_event: {
    at: Timestamp
    body: string
    id: WebhookEventId
    order_id: OrderId | null
    type: 'order.paid' | 'order.fulfilled' | 'order.refunded' | 'dispute.opened' | 'product.updated' | 'key.replaced' | 'stock.low' | 'endpoint.test'
  }
  webhook_token: {
    body_hash: Buffer
    seen_at: Timestamp
    token_hash: Buffer
  }
  wish: {
    account_id: AccountId | null
    awaits_restock: Generated<boolean>
    confirmed_at: Timestamp | null
    created_at: Timestamp
    currency: string
    email: string | null
    email_folded: string | null
    id: WishId
    kept_from: Timestamp
    locale: 'en' | 'fr'
    mailbox_hash: Buffer | null
    price_asked_at: Timestamp | null
    price_at_most_minor: number | null
    price_told_at: Timestamp | null
    price_told_minor: number | null
    product_id: ProductId
    stock_asked_at: Timestamp | null
    stock_told_at: Timestamp | null
    text_version: string | null
  }
  wish_refusal: {
    email_folded: string
    mailbox_hash: Buffer
    refused_at: Timestamp
  }
  withdrawal: {
    closed_at: Timestamp | null
    closed_by: string | null
    email: string
    email_folded: string
    form_key: string
    id: WithdrawalId
    in_time: boolean | null
    last_day: string | null
    locale: 'en' | 'fr'
    made_at: Timestamp
    matched_by: string | null
    name: string | null
    note: string | null
    order_id: OrderId | null
    order_number: string
    receipt_accepted_at: Timestamp | null
    receipt_refused_at: Timestamp | null
  }
  withdrawal_unit: {
    answer: 'taken_back' | 'cancelled' | 'gone' | 'waived' | 'later' | 'late' | 'service' | 'unproved' | 'company' | 'mismatch'
    answered_at: Timestamp
    unit_id: UnitId
    withdrawal_id: WithdrawalId
  }
}
