import type { ComplaintId, OrderId } from '../../shared/ids.ts'

/** The rules leave it to a human: the one place where a ticket begins with everything that is known. */
export type ComplaintHandedOver = {
  type: 'complaint_handed_over'
  complaintId: ComplaintId
  orderId: OrderId
}
