/** What the staff who decide have to hear of payments that wait for them: that there are new ones, that time is nearly up. */
export const riskNews = ['cases_opened', 'cases_urgent'] as const
export type RiskNews = (typeof riskNews)[number]

/** `until`: when the first of them is let go without a decision; `at`: when this was said (both ISO 8601). */
export type RiskEvent = { type: 'risk_news'; news: RiskNews; until: string; at: string }
