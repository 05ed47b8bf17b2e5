import * as z from 'zod/mini'

/** What a description of a server's interface says, for the user to confirm. */
export const endpointReport = z.object({
  /** Name of the file, without its folder. */
  fileName: z.string(),
  /** Functions found in it, and where they are on the server: "GET /api/…". */
  matched: z.array(z.object({ name: z.string(), place: z.string() })),
  /** Functions for which it has several places that are equally likely; they stay as they are. */
  ambiguous: z.array(z.object({ name: z.string(), places: z.array(z.string()) })),
  notFound: z.array(z.string()),
  /** How many functions it makes different from the defaults. */
  changed: z.number()
})
export type EndpointReport = z.infer<typeof endpointReport>

/** A file that was chosen and can be used; kept in main under `choiceId` for the time being. */
export const endpointChoice = z.union([
  z.object({ status: z.literal('cancelled') }),
  z.object({ status: z.literal('read'), choiceId: z.string(), report: endpointReport })
])
export type EndpointChoice = z.infer<typeof endpointChoice>
