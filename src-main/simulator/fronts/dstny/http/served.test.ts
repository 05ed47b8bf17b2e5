import { expect, it } from 'vitest'
import { dstnyOperations, type DstnyOperationId } from '../../../../wire-tables/dstny.ts'
import { handlers } from '../handlers.ts'

/** Served without a Bearer ticket, outside the handlers. */
const ticketOperations: readonly string[] = ['createTicket', 'createTicketSecure', 'deleteTicket']

it('the front serves every operation of the table that is not deprecated', () => {
  const ids = Object.keys(dstnyOperations) as DstnyOperationId[] // the keys are the ids
  const missing = ids.filter((id) => {
    return !('deprecated' in dstnyOperations[id]) && handlers[id] === undefined && !ticketOperations.includes(id)
  })
  expect(missing).toEqual([])
})
