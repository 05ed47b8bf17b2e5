import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import type { DstnyOperationId, dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { DstnyClient } from '../client.ts'
import type { WireCall } from '../wire/calls.ts'

type Table = typeof dstnyOperations
type Current<Id extends DstnyOperationId> = Table[Id] extends { readonly deprecated: true } ? never : Id

/** Every operation the client may call: those not deprecated, and the one fallback (Dstny API 3). */
export type WalkedId = { [Id in DstnyOperationId]: Current<Id> }[DstnyOperationId] | 'setAcdAgentLoginV0'

/** What a sample call acts on: the example company, seen by Jane. */
export interface WalkHarness {
  /** Jane's. */
  readonly api: DstnyClient
  /** Jane's ticket, but the path of somebody who does not exist. */
  readonly nobody: DstnyClient
  /** The right path without a valid ticket. */
  readonly unsigned: DstnyClient
  /** Jane's ticket, but an organisation that does not exist. */
  readonly elsewhere: DstnyClient
  readonly signal: AbortSignal
  /** Another person of the company with a ticket of their own. */
  as(user: string): DstnyClient
  /** Somebody outside rings this person, Jane unless told otherwise; the call as that person sees it. */
  rings(user?: string): Promise<WireCall>
  /** As `rings`, and it is answered, at the desk unless told otherwise. */
  talks(user?: string, device?: string): Promise<WireCall>
  /** Somebody outside calls a group of Jane's and gives up. */
  missedByGroup(): Promise<void>
  /** Two calls of Jane, the second active. */
  twoCalls(): Promise<{ readonly held: WireCall; readonly active: WireCall }>
  /** Opens a stream; resolves with its first bytes. */
  open(path: string): Promise<string>
  /** Time on the company's clock, `ms` from now, as the wire writes it. */
  at(ms: number): string
}

type Act = (harness: WalkHarness) => Promise<unknown>

/** One operation tried twice: with a request that works and with one that is refused with `refused`. */
export interface Sample {
  readonly valid: Act
  readonly invalid: Act
  readonly refused: CtiErrorKind
}

/** A request that works, one that does not, and how that is refused. */
export const sample = (valid: Act, invalid: Act, refused: CtiErrorKind): Sample => ({ valid, invalid, refused })

/** A sample refused because the thing it names is not there. */
export const orMissing = (valid: Act, invalid: Act): Sample => sample(valid, invalid, 'notFound')

/** A sample refused because of what it says. */
export const orBad = (valid: Act, invalid: Act): Sample => sample(valid, invalid, 'protocol')
