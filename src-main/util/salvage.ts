import type * as z from 'zod/mini'
import { isKeyOf, lookUp } from './lookup.ts'

/** Beyond so many unreadable values nothing is looked for any more: such a file is none of ours. */
const MOST_LOST = 100

/** Where a value was lost: keys and indexes from the top down. */
export type LostPath = readonly PropertyKey[]

/** What could be read of a value, and what could not. */
export interface Salvaged<T> {
  readonly value: T
  readonly lost: readonly LostPath[]
}

/**
 * Reads what can be read: of what the schema refuses the smallest part is left out that it can do without, and at the top
 * the default is taken instead. Undefined when nothing can be kept.
 */
export function salvage<T>(schema: z.ZodMiniType<T>, value: unknown, defaults: T): Salvaged<T> | undefined {
  let rest = isRecord(value) && isRecord(defaults) ? { ...defaults, ...value } : value
  let lost: readonly LostPath[] = []
  while (lost.length <= MOST_LOST) {
    const parsed = schema.safeParse(rest)
    if (parsed.success) return { value: parsed.data, lost }
    const { issues } = parsed.error
    // the last one first, so that earlier places in a list stay where they are
    const wrong = issues.at(-1)?.path ?? []
    const without = leftOut(rest, wrong, defaults).find((one) => issuesOf(schema, one.rest) < issues.length)
    if (without === undefined) return undefined
    rest = without.rest
    lost = [without.path, ...lost.filter((old) => !isInside(old, without.path))]
  }
  return undefined
}

const isInside = (path: LostPath, outer: LostPath): boolean => outer.every((step, index) => path[index] === step)

/** The value without what the path leads to, then without ever more around it. */
function leftOut(value: unknown, path: LostPath, defaults: unknown): { path: LostPath; rest: unknown }[] {
  return path.map((_step, index) => {
    const shorter = path.slice(0, path.length - index)
    return { path: shorter, rest: without(value, shorter, defaults) }
  })
}

function without(value: unknown, [key, ...path]: LostPath, instead?: unknown): unknown {
  if (Array.isArray(value)) {
    if (path.length === 0) return value.filter((_one, index) => index !== key)
    return value.map((one: unknown, index) => (index === key ? without(one, path) : one))
  }
  if (!isRecord(value)) return value
  const name = String(key)
  const { [name]: old, ...others } = value
  if (path.length > 0) return { ...value, [name]: without(old, path) }
  return isRecord(instead) && isKeyOf(instead, name) ? { ...others, [name]: lookUp(instead, name) } : others
}

function issuesOf(schema: z.ZodMiniType, value: unknown): number {
  const parsed = schema.safeParse(value)
  return parsed.success ? 0 : parsed.error.issues.length
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
