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

/** One thing an account can be asked for beside calls. */
export interface OfficeRequest<S extends Shape, O extends z.ZodMiniType> {
  readonly needs: Capability
  /** Changes something on the telephone system; without it asking twice does no harm. */
  readonly changes: boolean
  /** Members with a typed number, or with a list of things that have a `number`; the link gets it as it is dialled. */
  readonly numbers: readonly (keyof S & string)[]
  /** How many bytes the input may carry, beside text; 0 for all but pictures. */
  readonly mostBytes: number
  readonly input: Accountable<S>
  readonly output: O
}

/** Something that is read. */
export const reads = <S extends Shape, O extends z.ZodMiniType>(
  needs: Capability,
  shape: S,
  output: O
): OfficeRequest<S, O> => ({
  needs,
  changes: false,
  numbers: [],
  mostBytes: 0,
  input: withAccount(shape),
  output
})

/** Something that is changed; `output` where the answer says more than "accepted". */
export const changes = <S extends Shape, O extends z.ZodMiniType>(
  needs: Capability,
  shape: S,
  output: O,
  numbers: readonly (keyof S & string)[] = []
): OfficeRequest<S, O> => ({ ...reads(needs, shape, output), changes: true, numbers })

/** The answer of a change that says no more than "accepted". */
export const accepted = z.undefined()

const withAccount = <S extends Shape>(shape: S): Accountable<S> => z.object({ accountId: id, ...shape })
