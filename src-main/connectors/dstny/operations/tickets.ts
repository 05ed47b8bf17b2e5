import type { Secret } from '../../../logging/secret.ts'
import { queryOf } from '../request.ts'
import type { OperationInput } from '../request.ts'
import { wireTicket } from '../wire/access.ts'
import type { WireTicket } from '../wire/access.ts'
import { textResponse } from '../wire/values.ts'
import { Operations } from './operations.ts'

/** What a new ticket is for (Dstny API 3.26, createTicket). */
export interface TicketOptions {
  /** The server's names of the APIs, in the order of the password-based ticket. */
  readonly api: readonly string[]
  readonly platform: 'android' | 'iphone' | 'other'
  /** At most 64 characters. */
  readonly name?: string
  /** Life in seconds; one year unless told otherwise. */
  readonly expires?: number
  readonly deviceDisplayName?: string
}

/** Who signs in with a password; a code only where the server has asked for one (Dstny API 1.4). */
export interface TicketCredentials {
  readonly username: string
  readonly password: Secret
  readonly code?: Secret
}

/** Tickets, which are the bearer tokens (Dstny API 3.26). */
export class TicketOperations extends Operations {
  createTicket(options: TicketOptions, ticket: Secret, signal: AbortSignal): Promise<WireTicket> {
    return this.requester.sendChecked('createTicket', { query: legacyQuery(options, ticket) }, wireTicket, signal)
  }

  createTicketSecure(options: TicketOptions, who: TicketCredentials, signal: AbortSignal): Promise<WireTicket> {
    return this.requester.sendChecked('createTicketSecure', secureInput(options, who), wireTicket, signal)
  }

  /** Revokes a ticket by name; documented for password-based tickets only, tried with the bearer token. */
  deleteTicket(ticketName: string, signal: AbortSignal): Promise<string | undefined> {
    return this.requester.sendTolerant('deleteTicket', { path: { ticketName } }, textResponse, signal)
  }
}

const legacyQuery = (options: TicketOptions, ticket: Secret): NonNullable<OperationInput['query']> => [
  ...queryOf({ ...options }),
  ['t', ticket]
]

const secureInput = (options: TicketOptions, who: TicketCredentials): OperationInput => ({
  query: queryOf({ ...options }),
  body: { ...who }
})
