import * as z from 'zod/mini'
import { MAX_TEXT, type LaunchRequest } from './command-line.ts'

const launchRequest = z.object({
  dial: z.optional(z.string().check(z.maxLength(MAX_TEXT))),
  link: z.optional(z.string().check(z.maxLength(MAX_TEXT))),
  answer: z.boolean(),
  hangUp: z.boolean()
})

/** What another instance sent, which may be any program of this user; undefined when it is not what we send. */
export function parseLaunchRequest(data: unknown): LaunchRequest | undefined {
  const parsed = launchRequest.safeParse(data)
  return parsed.success ? parsed.data : undefined
}
