import * as z from 'zod/mini'
import type { Capability } from '../capability.ts'

/** Any id that crosses the bridge. */
export const id = z.string().check(z.minLength(1), z.maxLength(300))
/** A telephone number as it was typed. */
export const typedNumber = z.string().check(z.minLength(1), z.maxLength(200))
/** Epoch milliseconds. */
export const instant = z.number().check(z.int(), z.gte(0), z.lte(8.64e15))

type Shape = Readonly<Record<string, z.ZodMiniType>>
type Accountable<S extends Shape> = z.ZodMiniObject<{ accountId: typeof id } & S, z.core.$strip>

/** A member that is a typed number, or `list.member`: that member of every object in a list. */
type NumberPlace<S extends Shape> = (keyof S & string) | `${keyof S & string}.${string}`

/** One thing an account can be asked for beside calls. */
export interface ServiceRequest<S extends Shape, O extends z.ZodMiniType> {
  readonly needs: Capability
  /** Changes something on the telephone system; without it asking twice does no harm. */
  readonly changes: boolean
  /** Members with a typed number; the link gets it as it is dialled. */
  readonly numbers: readonly NumberPlace<S>[]
  /** A number may also be one that was read before and stays: the link is told in `asTyped`, beside it, how it was typed. */
  readonly keepsNumbers: boolean
  /** How many bytes the input may carry, beside text; 0 for all but pictures and documents. */
  readonly mostBytes: number
  readonly input: Accountable<S>
  readonly output: O
}

/** Something that is read. */
export const reads = <S extends Shape, O extends z.ZodMiniType>(
  needs: Capability,
  shape: S,
  output: O
): ServiceRequest<S, O> => ({
  needs,
  changes: false,
  numbers: [],
  keepsNumbers: false,
  mostBytes: 0,
  input: withAccount(shape),
  output
})

/** Something that is changed; `output` where the answer says more than "accepted". */
export const changes = <S extends Shape, O extends z.ZodMiniType>(
  needs: Capability,
  shape: S,
  output: O,
  numbers: readonly NumberPlace<S>[] = []
): ServiceRequest<S, O> => ({ ...reads(needs, shape, output), changes: true, numbers })

/**
 * The same for a thing that has been read: numbers that go back as they were read stay as they are, also those that cannot be
 * dialled. Text that is no number reaches the link, which refuses it where it is new.
 */
export const keepingNumbers = <S extends Shape, O extends z.ZodMiniType>(
  request: ServiceRequest<S, O>
): ServiceRequest<S, O> => ({ ...request, keepsNumbers: true })

/** How the number beside it was typed; main writes it, whatever a window says. */
export const asTyped = z.optional(z.string().check(z.maxLength(200)))

/** The answer of a change that says no more than "accepted". */
export const accepted = z.undefined()

const withAccount = <S extends Shape>(shape: S): Accountable<S> => z.object({ accountId: id, ...shape })
