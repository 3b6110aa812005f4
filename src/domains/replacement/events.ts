import type { ComplaintId, OrderId } from '../../shared/ids.ts'

/** The rules leave it to a human: a ticket begins with everything that the customer said. */
export type ComplaintHandedOver = {
  type: 'complaint_handed_over'
  complaintId: ComplaintId
  orderId: OrderId
}
