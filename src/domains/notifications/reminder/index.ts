export { type ReminderDeps, remindBuyers } from './remind-buyers.ts'
export { type DeliveryMail, listUndelivered, readDeliveryMail } from './reminded.ts'
export { type ResendDeliveryOutcome, resendDelivery } from './resend-delivery.ts'
export { changeReminderSetting, type ReminderSetting, readReminderSetting } from './setting.ts'
