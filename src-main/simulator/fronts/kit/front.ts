import type { ControlBody } from './control-body.ts'
import type { Faults } from './faults.ts'
import type { FrontCertificate } from './loopback-server.ts'

/** One request a front has seen, oldest first in its list. */
export interface FrontRequest {
  /** As the front names it; `unknown` where it serves no such thing. */
  readonly operation: string
  readonly method: string
  /** Path and query as they came. */
  readonly path: string
  /** Epoch ms on the clock of the PBX. */
  readonly at: number
  readonly body: string
}

/** One filled-in field of a sign-in form, in the words of the form. */
export interface SignInField {
  readonly name: string
  readonly label: string
  readonly value: string
}

/** One way to fill in the vendor's sign-in form. */
export interface SignInWay {
  /** Of the form's methods. */
  readonly method: string
  /** The method in the words of the form. */
  readonly label: string
  readonly fields: readonly SignInField[]
  /** What is asked for in a second step. */
  readonly more?: readonly SignInField[]
}

/** A sign-in that works. */
export interface IssuedSignIn {
  /** The ways to type it, the form's best first. */
  readonly ways: readonly [SignInWay, ...SignInWay[]]
  /** What an account keeps of it: settings in the clear, and its secret. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: string
}

/** How a front is opened. */
export interface FrontOptions {
  /** 0 or missing takes a free one. */
  readonly port?: number
  /** With one the front speaks TLS. */
  readonly certificate?: FrontCertificate
  /** Text of a client's file that says where the interface differs, for vendors that know such. */
  readonly endpoints?: string
}

/** What control requests can do to one front, by the name in their `do`. */
export type FrontActions = Readonly<Record<string, (body: ControlBody) => unknown>>

/** A vendor's wire protocol over the simulated PBX, as far as programs and tests need no more than any vendor has. */
export interface Front extends AsyncDisposable {
  readonly vendor: string
  /** Origin it listens on, on loopback. */
  readonly url: string
  readonly faults: Faults
  readonly requests: readonly FrontRequest[]
  /** Event streams and sockets that are open. */
  readonly streams: readonly { readonly operation: string }[]
  /** Habits of the server that tests turn, by name; a record of plain values. */
  readonly switches: object
  /** Tells each time that a client has begun to follow the calls. */
  readonly followed: { on(listener: () => void): () => void }
  readonly actions?: FrontActions
  /** What else the control interface shows of it, as plain data. */
  state?(): Readonly<Record<string, unknown>>
  /** A new sign-in of a person, by short number, user id or address, who may do everything. @throws Refusal noSuchUser */
  issue(user: string): IssuedSignIn
  forgetRequests(): void
  /** Forgets the oldest calls that are over, beyond so many rows of each kind, where the front keeps rows of its own. */
  forgetCalls?(most: number): void
  close(): Promise<void>
}
