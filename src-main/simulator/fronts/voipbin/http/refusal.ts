import type { Reply } from '../../kit/reply.ts'

/** The words of the envelope and their HTTP status (VoIPBin API 4.4). */
const statuses = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PAYMENT_REQUIRED: 402,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  FAILED_PRECONDITION: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503
} as const

/** A word of the envelope. */
export type StatusWord = keyof typeof statuses

/** What else a refusal says. */
export interface RefusalMore {
  readonly details?: readonly object[]
  readonly headers?: Readonly<Record<string, string>>
  /** Another one than JSON's. */
  readonly contentType?: string
  /** Another one than that of the word. */
  readonly httpStatus?: number
}

/** Thrown by whoever does not do what was asked; answered with the envelope. */
export class VoipbinRefusal extends Error {
  override readonly name = 'VoipbinRefusal'
  readonly status: StatusWord
  readonly reason: string
  readonly more: RefusalMore

  constructor(status: StatusWord, reason: string, more: RefusalMore = {}) {
    super(messageOf(reason))
    this.status = status
    this.reason = reason
    this.more = more
  }

  reply(requestId: string): Reply {
    const { details, headers, contentType = 'application/json', httpStatus = statuses[this.status] } = this.more
    const { status, reason, message } = this
    const error = { status, reason, message, request_id: requestId, ...(details !== undefined && { details }) }
    return {
      status: httpStatus,
      contentType,
      body: JSON.stringify({ error }),
      ...(headers !== undefined && { headers })
    }
  }
}

/** `CALL_NOT_FOUND` → "The call was not found." */
function messageOf(reason: string): string {
  const found = /^(\w+)_NOT_FOUND$/.exec(reason)?.[1]
  if (found !== undefined) return `The ${found.toLowerCase().replaceAll('_', ' ')} was not found.`
  const words = reason.toLowerCase().replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Everything that the server has not classified: a call in the wrong state, nobody reached, no bridge. */
export const internal = (): VoipbinRefusal => new VoipbinRefusal('INTERNAL', 'INTERNAL')

export const invalidArgument = (): VoipbinRefusal => new VoipbinRefusal('INVALID_ARGUMENT', 'INVALID_ARGUMENT')

export const permissionDenied = (): VoipbinRefusal => new VoipbinRefusal('PERMISSION_DENIED', 'PERMISSION_DENIED')
